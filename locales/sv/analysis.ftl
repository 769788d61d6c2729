# Words of kastanj: analysis
