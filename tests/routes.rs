//! The access table: every route of the program with who may use it, as a file that is looked over at each change.
