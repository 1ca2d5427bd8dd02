package dev.aionis.drill.evidence;

import java.util.List;
import java.util.regex.Pattern;

/** Texts that look like secrets, whoever's they are. In each pattern group 1 is kept and the rest replaced. */
enum SecretShape {
    /** The body of a private key, also where its line ends are escaped, also when its end is cut off. */
    PRIVATE_KEY(
            List.of("PRIVATE KEY"),
            "(-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----)(?!\\[redacted])[\\s\\S]*?"
                    + "(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|\\z)"),
    BEARER(List.of("earer", "EARER"), "(?i)(\\bbearer\\s+)[a-z0-9._~+/-]{8,}=*"),
    BASIC(List.of("asic ", "ASIC "), "(?i:(\\bbasic\\s+))(?=[A-Za-z+/]*[0-9=])[A-Za-z0-9+/]{8,}={0,2}"),
    /** Up to the last {@code @} before the path, since passwords hold {@code @} too. */
    URL_USER_INFO(List.of("://"), "(://)(?!\\[redacted]@)[^\\s/\"'<>\\\\]+(?=@)"),
    /** As options of a command, in a line or in a list. */
    OPTION(
            List.of("--"),
            "(?i)(--[a-z0-9-]{0,40}?(?:password|passwd|passphrase|token|secret|api-?key|access-?key)[ ,=]+[\"']?)"
                    + "(?!\\[redacted]|--|\\$)[^\\s\"',\\]]+"),
    LOGIN_OPTION(
            List.of("-u", "--proxy-user"),
            "((?:^|[\\s\\[\"'])(?:-u|--user|--proxy-user)[ ,=]+[\"']?[^\\s:\"',]+:)(?!\\[redacted])[^\\s\"',\\]]+"),
    JWT(List.of("eyJ"), "()\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){0,3}"),
    AWS_KEY_ID(
            List.of("AKIA", "ASIA", "AGPA", "AIDA", "AROA", "ANPA"),
            "()\\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}\\b"),
    GITHUB(List.of("gh", "github_pat_"), "()\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})"),
    GITLAB(List.of("gl"), "()\\bgl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[A-Za-z0-9_.-]{20,}"),
    SLACK(List.of("xox", "xapp-"), "()\\b(?:xox[abeprs]|xapp)-[A-Za-z0-9.-]{10,}"),
    STRIPE(List.of("_live_", "_test_", "whsec_"), "()\\b(?:[rsp]k_(?:live|test)_|whsec_)[A-Za-z0-9]{16,}"),
    GOOGLE(
            List.of("AIza", "ya29.", "GOCSPX-"),
            "()\\b(?:AIza[A-Za-z0-9_-]{35}|ya29\\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,})"),
    /** Client secrets of Entra ID: three characters, a digit, {@code Q~}. */
    AZURE(List.of("Q~"), "()(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}"),
    OTHER_SERVICES(
            List.of("sk-", "npm_", "pypi-", "hvs.", "dckr_pat_", "dop_v1_", "SG.", "glsa_", "hf_", "AGE-SECRET-KEY-"),
            "()\\b(?:sk-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{32,}|hvs\\.[A-Za-z0-9_-]{20,}"
                    + "|dckr_pat_[A-Za-z0-9_-]{20,}|dop_v1_[a-f0-9]{64}|SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"
                    + "|glsa_[A-Za-z0-9_]{20,}|hf_[A-Za-z]{30,}|AGE-SECRET-KEY-1[A-Z0-9]{50,})"),
    /** Addresses that are passwords themselves. */
    WEBHOOK(
            List.of("hooks.slack.com", "webhook.office.com", "discord"),
            "(?i)(https://(?:hooks\\.slack\\.com/(?:services|workflows)|[a-z0-9.-]*webhook\\.office\\.com"
                    + "|discord(?:app)?\\.com/api/webhooks)/)(?!\\[redacted])[^\\s\"'<>]+");

    private static final String REPLACEMENT = "$1" + Redactor.MARK;

    private final List<String> signs;
    private final Pattern pattern;

    /** @param signs one of them is in every such text: to look for them is quicker than the pattern */
    SecretShape(List<String> signs, String pattern) {
        this.signs = signs;
        this.pattern = Pattern.compile(pattern);
    }

    static String cleanAll(String text) {
        String cleaned = text;
        for (SecretShape shape : values()) {
            if (shape.signs.stream().anyMatch(cleaned::contains)) {
                cleaned = shape.pattern.matcher(cleaned).replaceAll(REPLACEMENT);
            }
        }
        return cleaned;
    }
}
