# Words of kastanj: rehearsal
