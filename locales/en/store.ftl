# Words of kastanj: store
