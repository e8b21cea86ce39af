package org.barreleye.compiler.output;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The text of files in one pass. JavaPoet itself writes every file twice: to find out which classes it names, and then,
 * to import these. Files of a compiler name the same classes again and again, so this class lets JavaPoet write each
 * with all imports that earlier files had, and removes those that the file does not need.
 *
 * <p>The text is JavaPoet's to the byte, or it is given up and JavaPoet writes the file in its own way: if the file
 * names a class that is not imported yet, or names one by its qualified name. What was learned from other files thus
 * never shows in a text.
 */
final class SinglePassText {
    private static final String IMPORT = "import ";
    private static final int KNOWN_MAX = 200;

    private final JavaPoetWriter writer;
    private final String indent;
    private final Map<String, ClassName> known = new ConcurrentSkipListMap<>();

    /** Writes with a JavaPoet that can do so, and with some indentation. */
    SinglePassText(JavaPoetWriter writer, String indent) {
        this.writer = writer;
        this.indent = indent;
    }

    /** The text of a file without static imports; empty if JavaPoet has to write it in its own way. */
    Optional<String> of(JavaFile file) {
        Imports imports = new Imports(new TreeMap<>(known));
        StringBuilder text = new StringBuilder();
        Map<String, ClassName> missing = writer.write(file, indent, imports, text);
        boolean hasComment = text.charAt(0) == '/';
        if (!missing.isEmpty() || imports.requested.isEmpty() || hasComment) {
            learn(missing);
            return Optional.empty();
        }
        int begin = file.packageName().isEmpty() ? 0 : text.indexOf("\n\n") + 2;
        int body = begin;
        while (text.indexOf(IMPORT, body) == body) {
            body = text.indexOf("\n", body) + 1;
        }
        JavaWords words = JavaWords.in(text, body);
        if (words.hasQualified() || !words.simple().containsAll(imports.requested)) {
            return Optional.empty();
        }
        String needed = needed(text.substring(begin, body), imports.requested);
        // An empty line follows the last import.
        int rest = needed.isEmpty() && body > begin ? body + 1 : body;
        return Optional.of(text.substring(0, begin) + needed + text.substring(rest));
    }

    /** Keeps the number of imports small where one virtual machine compiles many things. */
    private void learn(Map<String, ClassName> missing) {
        if (known.size() > KNOWN_MAX) {
            known.clear();
        }
        known.putAll(missing);
    }

    /** The lines of imports that are needed. */
    private static String needed(String lines, Set<String> simpleNames) {
        StringBuilder needed = new StringBuilder();
        lines.lines().filter(line -> simpleNames.contains(line.substring(line.lastIndexOf('.') + 1, line.length() - 1)))
                .forEach(line -> needed.append(line).append('\n'));
        return needed.toString();
    }

    /** The imports that a writer looks into; remembers which it finds. */
    private static final class Imports extends AbstractMap<String, ClassName> {
        private final SortedMap<String, ClassName> all;
        private final SortedSet<String> requested = new TreeSet<>();

        Imports(SortedMap<String, ClassName> all) {
            this.all = all;
        }

        @Override
        public ClassName get(Object simpleName) {
            ClassName found = all.get(simpleName);
            if (found != null) {
                requested.add(found.simpleName());
            }
            return found;
        }

        @Override
        public Set<Entry<String, ClassName>> entrySet() {
            return all.entrySet();
        }
    }
}
