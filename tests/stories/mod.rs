//! Stories over HTTP: somebody comes to the house, on both databases.

mod administration;
mod asking;
mod backups;
mod corrections;
mod desk;
mod doors;
mod drafts;
mod editions;
mod exports;
mod houses;
mod keeping;
mod kept;
mod logbook;
mod mailing;
mod nobody_peeks;
mod open_data;
mod opening;
mod pages;
mod passkeys;
mod people;
mod providers;
mod retention;
mod roles;
mod today;
mod two_people;
mod ways_back;
