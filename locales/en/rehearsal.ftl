# Words of kastanj: rehearsal
rehearsal-pdf = The dry run could not be made: the form's PDF cannot be opened. Print the form again and retry.
rehearsal-picture = The dry run could not be made: a picture of a page could not be written ({ $cause }).
rehearsal-size = The dry run could not be made: a page of { $width } × { $height } pixels cannot be written. Choose a resolution between 100 and 600 dpi.
rehearsal-no-pages = The dry run could not be made: the file would have no pages.
