# Words of kastanj: paper

# The printed form
paper-print-title = Questions
paper-print-cross = Cross one box in each row.
paper-print-wrong = A mistake?
paper-print-fill = Fill the whole box and cross another.
paper-print-declined-1 = Rather
paper-print-declined-2 = not say
paper-print-sample = Sample
paper-print-contacts = If things get hard you can call
paper-print-grid = Code (filled in by the person you talk with)
paper-print-grid-1 = 1
paper-print-grid-2 = 2
paper-print-grid-3 = 3
paper-print-grid-check = C
paper-print-page = Page { $page } of { $pages }
paper-print-draft = Draft, being tried out.

# Why a form was not printed
paper-print-no-variant = { $questionnaire } has no variant called "{ $variant }". See the names with: kastanj form list
paper-print-no-section = { $form } names the section "{ $section }", which does not exist. Correct the form's file.
paper-print-no-scale = { $form }: the scale "{ $scale }" of the question { $item } does not exist. Correct the form's file.
paper-print-over-budget = { $form }: page { $page } is { $over } mm too long for one A4. Shorten questions, move a section to another page, or leave a question out.
paper-print-too-many-pages = { $form } has { $pages } pages. A page code counts to 27. Split the form.
paper-print-code = The page code { $code } could not be drawn: { $message }
paper-print-nothing = There is no sheet to print.
paper-print-large-in-stack = { $form }: large print is printed by itself, not in a stack.
paper-print-places = { $form }: the typeset page does not tell where its parts stand ({ $what }). This is a fault in the program; nothing was printed.
paper-print-typeset = { $form } could not be typeset: { $message }
