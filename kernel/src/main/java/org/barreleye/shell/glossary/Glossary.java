package org.barreleye.shell.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * The terms of the system, in alphabetical order.
 *
 * <p>An entry of the text is a heading {@code ## term}, paragraphs, and a list of four items: {@code Also} (synonyms),
 * {@code Source}, {@code Code} and {@code Try} (an example). Entries end at the next heading of the first level.
 */
public final class Glossary {
    private static final String FILE = "vocabulary.md";
    private static final String HEADING = "(?m)^## ";
    private static final String END = "(?m)^# ";
    private static final String ITEM = "- ";
    private static final String CODE = "`";

    private final List<Entry> entries;

    private Glossary(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Reads the vocabulary that comes with the system. */
    public static Glossary read() {
        try (InputStream text = Glossary.class.getResourceAsStream(FILE)) {
            return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Parses a text. The introduction before the first entry is skipped. */
    static Glossary parse(String text) {
        List<Entry> entries = new ArrayList<>();
        String[] parts = text.split(HEADING);
        for (int part = 1; part < parts.length; part++) {
            entries.add(entry(parts[part].split(END)[0]));
        }
        return new Glossary(entries);
    }

    private static Entry entry(String part) {
        List<String> lines = new ArrayList<>(part.strip().lines().toList());
        String term = lines.remove(0).strip();
        List<String> prose = lines.stream().takeWhile(line -> !line.startsWith(ITEM)).dropWhile(String::isBlank)
                .toList();
        List<String> items = items(lines.stream().dropWhile(line -> !line.startsWith(ITEM)).toList());
        int end = prose.size();
        while (end > 0 && prose.get(end - 1).isBlank()) {
            end--;
        }
        return new Entry(term, prose.subList(0, end), words(item(term, items, "Also")), item(term, items, "Source"),
                words(item(term, items, "Code").replace(CODE, "")), item(term, items, "Try").replace(CODE, ""));
    }

    /** Joins the lines of each item of a list. */
    private static List<String> items(List<String> lines) {
        String list = String.join(" ", lines.stream().map(String::strip).toList());
        return Stream.of((" " + list).split(" " + ITEM)).map(String::strip).toList();
    }

    private static String item(String term, List<String> items, String name) {
        return items.stream()
                .filter(item -> item.startsWith(name + ": "))
                .map(item -> item.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new KernelBug("the entry '" + term + "' of the vocabulary has no item '" + name
                        + "'"));
    }

    private static List<String> words(String list) {
        return Stream.of(list.split(",")).map(String::strip).toList();
    }

    /** Returns all entries. */
    public List<Entry> entries() {
        return entries;
    }

    /** Returns the terms of all entries, without synonyms. */
    public List<String> terms() {
        return entries.stream().map(Entry::term).toList();
    }

    /** Returns all words that {@link #find} knows: terms and synonyms. */
    public List<String> words() {
        return Stream.concat(terms().stream(), entries.stream().flatMap(entry -> entry.synonyms().stream())).toList();
    }

    /** Finds the entry of a term or of a synonym, in any case, in the singular or the plural. */
    public Optional<Entry> find(String word) {
        String wanted = word.toLowerCase(Locale.ROOT).strip();
        Optional<Entry> named = entries.stream().filter(entry -> matches(wanted, entry.term())).findFirst();
        return named.isPresent() ? named : entries.stream()
                .filter(entry -> entry.synonyms().stream().anyMatch(synonym -> matches(wanted, synonym)))
                .findFirst();
    }

    private static boolean matches(String wanted, String word) {
        return wanted.equals(word) || wanted.equals(plural(word));
    }

    private static String plural(String term) {
        return term.endsWith("y") ? term.substring(0, term.length() - 1) + "ies" : term + "s";
    }
}
