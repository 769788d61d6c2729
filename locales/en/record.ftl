# Words of kastanj: record
