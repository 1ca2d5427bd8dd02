package dev.aionis.drill.aionis;

/** A body that is not what the contract says; the message names the field, what was seen, what was expected. */
final class ContractBroken extends Exception {

    private static final long serialVersionUID = 1L;

    ContractBroken(String whatWasSeen) {
        super(whatWasSeen, null, false, false);
    }
}
