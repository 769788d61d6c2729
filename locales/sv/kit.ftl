# Words of kastanj: kit
