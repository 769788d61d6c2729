# Words of kastanj: rehearsal
rehearsal-pdf = The dry run could not be made: the form's PDF cannot be opened. Print the form again and retry.
rehearsal-picture = The dry run could not be made: a picture of a page could not be written ({ $cause }).
rehearsal-size = The dry run could not be made: a page of { $width } × { $height } pixels cannot be written. Choose a resolution between 100 and 600 dpi.
rehearsal-no-pages = The dry run could not be made: the file would have no pages.
rehearsal-too-short = The dry run could not be made: at least { $weeks } weeks are needed from the start of the study, or no after-forms have time to come in. Choose an earlier start in the study file.
rehearsal-no-form = The dry run could not be made: the questionnaire has no form for the occasion { $occasion }. Add it to the questionnaire's file or take the occasion out of the study file.
