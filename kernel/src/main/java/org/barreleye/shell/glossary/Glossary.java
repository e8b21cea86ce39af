package org.barreleye.shell.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * The concepts of the system, in alphabetical order. An entry of the text is a heading {@code ## term}, lines, and a
 * last line {@code Try: `command`}.
 */
public final class Glossary {
    private static final String HEADING = "## ";
    private static final String TRY = "Try: `";

    private final List<Entry> entries;

    private Glossary(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Reads the glossary that comes with the system. */
    public static Glossary read() {
        try (InputStream text = Glossary.class.getResourceAsStream("glossary.md")) {
            return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes a text apart; what stands before the first heading is for readers of the document. */
    static Glossary parse(String text) {
        List<Entry> entries = new ArrayList<>();
        String[] parts = text.split("(?m)^" + HEADING);
        for (int part = 1; part < parts.length; part++) {
            entries.add(entry(parts[part]));
        }
        return new Glossary(entries);
    }

    private static Entry entry(String part) {
        List<String> lines = new ArrayList<>(part.strip().lines().toList());
        String term = lines.remove(0).strip();
        String last = lines.isEmpty() ? "" : lines.remove(lines.size() - 1);
        if (!last.startsWith(TRY) || !last.endsWith("`")) {
            throw new KernelBug("the entry '" + term + "' of the glossary does not end with something to try");
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return new Entry(term, lines.stream().dropWhile(String::isBlank).toList(),
                last.substring(TRY.length(), last.length() - 1));
    }

    /** All entries. */
    public List<Entry> entries() {
        return entries;
    }

    /** The terms of all entries. */
    public List<String> terms() {
        return entries.stream().map(Entry::term).toList();
    }

    /** The entry of a term, however it is capitalised, in the singular or the plural. */
    public Optional<Entry> find(String term) {
        String wanted = term.toLowerCase(Locale.ROOT).strip();
        return entries.stream()
                .filter(entry -> wanted.equals(entry.term()) || wanted.equals(plural(entry.term())))
                .findFirst();
    }

    private static String plural(String term) {
        return term.endsWith("y") ? term.substring(0, term.length() - 1) + "ies" : term + "s";
    }
}
