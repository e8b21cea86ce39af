package org.barreleye.compiler.output;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The text of files in one pass. JavaPoet itself writes every file twice: to find out which classes it names, and then,
 * to import these. Files of a compiler name the same classes again and again, so this class lets JavaPoet write each as
 * if all classes were imported that earlier files had imported, and adds the lines for those that were named.
 *
 * <p>The text is JavaPoet's to the byte, or it is given up and JavaPoet writes the file in its own way: if the file
 * names a class that is not imported yet, or names one by its qualified name. What was learned from other files thus
 * never shows in a text.
 */
final class SinglePassText {
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
        Imports imports = new Imports(known, file.packageName());
        StringBuilder text = new StringBuilder();
        Map<String, ClassName> missing = writer.write(file, indent, imports, text);
        boolean hasComment = text.charAt(0) == '/';
        if (!missing.isEmpty() || hasComment) {
            learn(missing);
            return Optional.empty();
        }
        int body = file.packageName().isEmpty() ? 0 : text.indexOf("\n\n") + 2;
        JavaWords words = JavaWords.in(text, body, imports.requested.keySet());
        if (words.hasQualified() || !words.missing().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text.insert(body, lines(imports.requested, writer.skipsJavaLang(file))).toString());
    }

    private static String lines(SortedMap<String, ClassName> imports, boolean skipJavaLang) {
        StringBuilder lines = new StringBuilder();
        imports.values().stream().sorted()
                .filter(type -> !skipJavaLang || !type.packageName().equals("java.lang"))
                .forEach(type -> lines.append("import ").append(type.canonicalName()).append(";\n"));
        return lines.isEmpty() ? "" : lines.append('\n').toString();
    }

    /** Keeps the number of imports small where one virtual machine compiles many things. */
    private void learn(Map<String, ClassName> missing) {
        if (known.size() > KNOWN_MAX) {
            known.clear();
        }
        known.putAll(missing);
    }

    /** The imports that a writer looks into; remembers which it finds. It lists none, which would be written. */
    private static final class Imports extends AbstractMap<String, ClassName> {
        private final Map<String, ClassName> known;
        private final String ownPackage;
        private final SortedMap<String, ClassName> requested = new TreeMap<>();

        Imports(Map<String, ClassName> known, String ownPackage) {
            this.known = known;
            this.ownPackage = ownPackage;
        }

        @Override
        public ClassName get(Object simpleName) {
            ClassName first = requested.get(simpleName);
            ClassName found = first == null ? known.get(simpleName) : first;
            if (found == null || found.packageName().equals(ownPackage)) {
                return null;
            }
            requested.put(found.simpleName(), found);
            return found;
        }

        @Override
        public Set<Entry<String, ClassName>> entrySet() {
            return Set.of();
        }
    }
}
