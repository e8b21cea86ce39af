package org.barreleye.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barreleye.domain.quota.Quota;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.monitor.plan.Grant;

/**
 * The policy of a boot image: the authorities that each program is granted, and the quotas of its domains. The manifest
 * of a program requests, the policy decides. Immutable.
 *
 * <p>As text, a line for each program: {@code PROGRAM: AUTHORITY ... QUOTA=NUMBER ...}. The line of
 * {@code *} gives the quotas of all programs without quotas of their own; {@code #} begins a comment.
 */
public final class Policy {
    private static final String ALL = "*";
    private static final String STANDARD = "policy.txt";
    private static final Pattern LINE = Pattern.compile("([^\\s:]+)\\s*:\\s*(.*)");
    private static final String AUTHORITIES = Stream.of(Need.values())
            .map(need -> need.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));

    private final SortedMap<String, Grant> byProgram;

    private Policy(SortedMap<String, Grant> byProgram) {
        this.byProgram = byProgram;
    }

    /** Reads the policy of the standard system. */
    public static Policy standard() {
        try (InputStream file = Policy.class.getResourceAsStream(STANDARD)) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(STANDARD + " cannot be read", unreadable);
        }
    }

    /**
     * Parses a policy.
     *
     * @throws IllegalArgumentException if a line is wrong; the message names the line
     */
    public static Policy parse(String text) {
        SortedMap<String, Grant> grants = new TreeMap<>();
        Quota quota = Quota.UNLIMITED;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String statement = line.replaceFirst("#.*", "").strip();
            if (!statement.isEmpty()) {
                Matcher parts = LINE.matcher(statement);
                if (!parts.matches()) {
                    throw new IllegalArgumentException("line " + number + " of the policy is not `PROGRAM: ...`");
                }
                Grant grant = grant(parts.group(2), quota, "line " + number + " of the policy");
                if (parts.group(1).equals(ALL)) {
                    quota = grant.quota();
                }
                if (grants.put(parts.group(1), grant) != null) {
                    throw new IllegalArgumentException(
                            "line " + number + " of the policy is the second one of '" + parts.group(1) + "'");
                }
            }
        }
        return new Policy(grants);
    }

    private static Grant grant(String words, Quota usual, String place) {
        List<Need> authorities = new ArrayList<>();
        Quota quota = usual;
        for (String word : words.isEmpty() ? new String[0] : words.split("\\s+")) {
            if (word.contains("=")) {
                quota = withSetting(quota, word, place);
            } else {
                authorities.add(authority(word, place));
            }
        }
        return new Grant(authorities, quota);
    }

    private static Quota withSetting(Quota quota, String word, String place) {
        try {
            return quota.withSetting(word);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(place + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Need authority(String word, String place) {
        return Stream.of(Need.values()).filter(need -> need.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(place + ": there is no authority '" + word
                        + "'; there are " + AUTHORITIES));
    }

    /**
     * Grants a program one more authority.
     *
     * @param authority its name, in lower case
     * @throws IllegalArgumentException if there is no such authority
     */
    public Policy withGrant(String program, String authority) {
        Grant before = grantOf(program);
        List<Need> authorities = new ArrayList<>(before.authorities());
        authorities.add(authority(authority, "the grant for '" + program + "'"));
        SortedMap<String, Grant> grants = new TreeMap<>(byProgram);
        grants.put(program, new Grant(authorities, before.quota()));
        return new Policy(grants);
    }

    /** Returns this policy with the lines of another one, which replace those of the same programs. */
    public Policy with(Policy other) {
        SortedMap<String, Grant> grants = new TreeMap<>(byProgram);
        grants.putAll(other.byProgram);
        return new Policy(grants);
    }

    /** Returns the grant of a program. */
    public Grant grantOf(String program) {
        Grant usual = new Grant(List.of(), byProgram.getOrDefault(ALL, Grant.NONE).quota());
        return byProgram.getOrDefault(program, usual);
    }
}
