# Words of kastanj: paper
