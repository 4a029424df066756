//! Who may do what with the directory of the house.

kernel::actions! {
    "See when the house is open, and how that was before."
    SeeHours see_hours "directory.hours.see" { Administrator: House }
    "Change when the house is open."
    ChangeHours change_hours "directory.hours.change" { Administrator: House }
}
