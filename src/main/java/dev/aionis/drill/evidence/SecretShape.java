package dev.aionis.drill.evidence;

import java.util.regex.Pattern;

/** Texts that look like secrets, whoever's they are. In each pattern group 1 is kept and the rest replaced. */
enum SecretShape {
    /** The body of a private key, also where its line ends are escaped, also when its end is cut off. */
    PRIVATE_KEY(
            "(-----BEGIN [A-Z ]*PRIVATE KEY-----)(?!\\[redacted])[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)"),
    /** Header lines, in HTTP and in JSON. */
    CREDENTIAL_HEADER("(?i)(\\b(?:proxy-)?authorization\"?\\s*[:=]\\s*+\"?+)(?!\\[redacted])[^\"\\r\\n]+"),
    KEY_HEADER(
            "(?i)(\\b(?:x-api-key|x-auth-token|private-token|(?:set-)?cookie)\"?\\s*[:=]\\s*+\"?+)(?!\\[redacted])[^\"\\r\\n]+"),
    BEARER("(?i)(\\bbearer\\s+)[a-z0-9._~+/-]{8,}=*"),
    /** Up to the last {@code @} before the path, since passwords hold {@code @} too. */
    URL_USER_INFO("(?i)(\\b[a-z][a-z0-9+.-]*://)(?!\\[redacted]@)[^\\s/\"'<>]+(?=@)"),
    /** {@code password=…} in a JDBC URL, a query or a log, {@code "password":"…"} in JSON. */
    NAMED("(?i)((?:password|passwd|pwd|passphrase|pgpassword|(?:access|refresh|id|auth|session)_?token|api_?key|"
            + "(?:client|api|shared)_?secret|secret_?(?:access_?)?key|secret|token)\"?\\s*[=:]\\s*+[\"']?+)"
            + "(?!\\[redacted])[^\\s&\"',;}\\]]+"),
    JWT("()\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*"),
    AWS_KEY_ID("()\\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}\\b"),
    SERVICE_TOKEN("()\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|glpat-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}"
            + "|AIza[A-Za-z0-9_-]{35}|sk-[A-Za-z0-9_-]{20,})"),
    WEBHOOK("(?i)(https://hooks\\.slack\\.com/services/)(?!\\[redacted])[^\\s\"'<>]+");

    private static final String REPLACEMENT = "$1" + Redactor.MARK;

    private final Pattern pattern;

    SecretShape(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    static String cleanAll(String text) {
        String cleaned = text;
        for (SecretShape shape : values()) {
            cleaned = shape.pattern.matcher(cleaned).replaceAll(REPLACEMENT);
        }
        return cleaned;
    }
}
