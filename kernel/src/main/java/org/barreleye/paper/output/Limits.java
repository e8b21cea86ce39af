package org.barreleye.paper.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The document about what the model leaves out, as HTML. It has headings, paragraphs, lists of single items and code;
 * links become their texts, so the page needs no other file.
 */
final class Limits {
    private static final String FILE = "limits.md";
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

    private Limits() {}

    /** The document that comes with the system, below a heading of the second level. */
    static String html() {
        try (InputStream text = Limits.class.getResourceAsStream(FILE)) {
            return html(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String html(String document) {
        StringBuilder html = new StringBuilder();
        for (String block : BLANK_LINES.split(document.strip())) {
            html.append(block(block.strip())).append('\n');
        }
        return html.toString();
    }

    private static String block(String block) {
        if (block.startsWith("#")) {
            int level = block.indexOf(' ') + 1;
            return "<h" + level + ">" + inline(block.substring(level)) + "</h" + level + ">";
        }
        if (!block.startsWith("* ")) {
            return "<p>" + inline(block) + "</p>";
        }
        List<String> items = new ArrayList<>();
        for (String item : block.substring(2).split("\n\\* ")) {
            items.add("<li>" + inline(item.replaceAll("\\s*\n\\s*", " ")) + "</li>");
        }
        return "<ul>\n" + String.join("\n", items) + "\n</ul>";
    }

    private static String inline(String text) {
        String escaped = Markup.escaped(LINK.matcher(text).replaceAll("$1"));
        return STRONG.matcher(CODE.matcher(escaped).replaceAll("<code>$1</code>")).replaceAll("<strong>$1</strong>");
    }
}
