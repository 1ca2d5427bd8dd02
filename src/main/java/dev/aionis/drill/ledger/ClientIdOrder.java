package dev.aionis.drill.ledger;

/** The order of client ids in the database under {@code COLLATE "C"}: by the bytes of UTF-8, so by code point. */
final class ClientIdOrder {

    private ClientIdOrder() {}

    static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // a surrogate stands for a code point above every other character
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
