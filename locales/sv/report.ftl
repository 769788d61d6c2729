# Words of kastanj: report
