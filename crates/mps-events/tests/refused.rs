//! What the compiler says of values that no member takes. `TRYBUILD=overwrite` writes the messages anew.

#[test]
fn a_value_that_no_member_takes_is_told_what_one_takes() {
    trybuild::TestCases::new().compile_fail("tests/refused/*.rs");
}
