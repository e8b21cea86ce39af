package org.barreleye.confinement.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The interface of confined programs: the classes and methods of the JDK and of the system that they may use, read from
 * {@code allowed-api.txt}, which explains its lines.
 */
public final class ApiRules {
    private static final String FILE = "allowed-api.txt";
    private static final String DEFAULT_INSTEAD = "the classes that kernel/docs/security.md lists";

    private final List<Pattern> allowed = new ArrayList<>();
    private final Map<String, List<String>> onlyMembers = new TreeMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Integer> sized = new TreeMap<>();
    private final Map<String, Price> prices = new TreeMap<>();
    private final Map<String, Optional<String>> answers = new ConcurrentHashMap<>();

    private record Refusal(Pattern pattern, boolean ofMember, boolean exact, String instead) {}

    /**
     * The dependence of the work of a method of the JDK on its arguments.
     *
     * @param kind the function
     * @param cycles of each unit
     */
    public record Price(String kind, int cycles) {}

    private ApiRules() {}

    /** Reads the rules. */
    public static ApiRules load() {
        ApiRules rules = new ApiRules();
        try (InputStream file = ApiRules.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(rules::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rules;
    }

    private void add(String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "allow" -> allow(words[1]);
            case "refuse" -> refuse(words[1]);
            case "sized" -> {
                String[] parts = words[1].split(" ");
                sized.put(parts[0], Integer.parseInt(parts[1]));
            }
            case "priced" -> {
                String[] parts = words[1].split(" ");
                prices.put(parts[0], new Price(parts[1], Integer.parseInt(parts[2])));
            }
            default -> throw new IllegalStateException(FILE + " has a line of no kind: " + line);
        }
    }

    private void allow(String rule) {
        String[] parts = rule.split(" only ", 2);
        allowed.add(glob(parts[0]));
        if (parts.length == 2) {
            onlyMembers.put(parts[0], List.of(parts[1].split(" ")));
        }
    }

    private void refuse(String rule) {
        String[] parts = rule.split(" : ", 2);
        boolean ofMember = parts[0].contains("#");
        refusals.add(new Refusal(ofMember ? memberGlob(parts[0]) : glob(parts[0]), ofMember,
                !parts[0].contains("*"), parts[1]));
    }

    private static Pattern glob(String text) {
        return Pattern.compile(text.replace(".", "\\.").replace("$", "\\$").replace("**", "\0").replace("*", "[^.]*")
                .replace("\0", ".*"));
    }

    /** Matches {@code class#method} with any descriptor, or with one that begins as the rule's. */
    private static Pattern memberGlob(String text) {
        int arguments = text.indexOf('(');
        String name = arguments < 0 ? text : text.substring(0, arguments);
        return Pattern.compile(glob(name) + (arguments < 0 ? "\\(.*"
                : Pattern.quote(text.substring(arguments)) + ".*"));
    }

    /** The replacement of a class that programs may not use; empty if they may use it. */
    public Optional<String> replacementOf(String type) {
        return answers.computeIfAbsent(type, this::findReplacement);
    }

    private Optional<String> findReplacement(String type) {
        Optional<Refusal> refusal = refusals.stream()
                .filter(rule -> !rule.ofMember() && rule.pattern().matcher(type).matches())
                .findFirst();
        boolean isAllowed = refusal.filter(Refusal::exact).isEmpty()
                && allowed.stream().anyMatch(rule -> rule.matcher(type).matches());
        return isAllowed ? Optional.empty() : Optional.of(refusal.map(Refusal::instead).orElse(DEFAULT_INSTEAD));
    }

    /**
     * The replacement of a method or field that programs may not use, of a class that they may use; empty if they may
     * use it.
     *
     * @param descriptor begins with a parenthesis for a method
     */
    public Optional<String> replacementOf(String type, String name, String descriptor) {
        String member = type + "#" + name + (descriptor.startsWith("(") ? descriptor : "(");
        return answers.computeIfAbsent(member, unknown -> findReplacement(type, name, member));
    }

    private Optional<String> findReplacement(String type, String name, String member) {
        Optional<String> refusal = refusals.stream()
                .filter(rule -> rule.ofMember() && rule.pattern().matcher(member).matches())
                .map(Refusal::instead)
                .findFirst();
        if (refusal.isEmpty() && onlyMembers.containsKey(type) && !onlyMembers.get(type).contains(name)) {
            return Optional.of(DEFAULT_INSTEAD);
        }
        return refusal;
    }

    /** The price of a method of the JDK whose work depends on its arguments; empty if it is that of any other call. */
    public Optional<Price> priceOf(String type, String name, String descriptor) {
        return Optional.ofNullable(prices.get(type + "#" + name + descriptor));
    }

    /** The bytes for each unit of the last argument that a method of the JDK allocates; 0 if it is not known to. */
    public int bytesPerUnit(String type, String name, String descriptor) {
        return sized.getOrDefault(type + "#" + name + descriptor, 0);
    }
}
