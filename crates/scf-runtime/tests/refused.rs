//! What the compiler says of handlers that are none. `TRYBUILD=overwrite` writes the messages anew.

#[test]
fn a_handler_that_is_none_is_told_what_a_handler_is() {
    trybuild::TestCases::new().compile_fail("tests/refused/*.rs");
}
