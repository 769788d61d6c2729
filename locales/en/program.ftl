# Words of kastanj: program
