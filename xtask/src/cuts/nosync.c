/* For the control: a machine whose disk only says that it has written. Loaded before the C
 * library, so that the program under test is the same to the byte. */
int fsync(int file) { (void)file; return 0; }
int fdatasync(int file) { (void)file; return 0; }
