# Words of kastanj: instrument
