package org.barreleye.flounder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderReader;

/** Sources for tests. */
public final class Texts {
    /** The names of the interfaces of the conformance suite. */
    public static final List<String> SUITE = List.of("authority", "bulk", "native", "quirks", "scalars", "shapes");

    private static final Path CONFORMANCE = Path.of("src/test/resources/conformance");
    private static final Pattern FILE = Pattern.compile("// file: (\\S+)\n");
    private static final Pattern INTERFACE = Pattern.compile("(?is).*?\\binterface\\s+(\\p{L}[\\p{L}\\p{N}_']*).*");

    private Texts() {}

    /** A file of the conformance suite. */
    public static SourceFile conformance(String file) {
        try {
            return SourceFile.read(file, CONFORMANCE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An interface of another folder of resources, for which nothing is imported. */
    public static Sources folder(String folder, String file) {
        try {
            return new Sources(List.of(),
                    List.of(SourceFile.read(file, CONFORMANCE.resolveSibling(folder).resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a table of the conformance suite, without comments. */
    public static List<String> table(String file) {
        return conformance(file).text().lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** An interface of the conformance suite with the suite's types file. */
    public static Sources suite(String name) {
        return new Sources(List.of(conformance("basetypes.if")), List.of(conformance(name + ".if")));
    }

    /**
     * Sources in one text: each file begins with a line {@code // file: NAME}; without such a line there is one, called
     * like its interface. Files with an interface are compiled, the others imported; one in JSON is the capability
     * index.
     */
    public static Sources sources(String text) {
        List<SourceFile> imports = new ArrayList<>();
        List<SourceFile> interfaces = new ArrayList<>();
        Optional<SourceFile> index = Optional.empty();
        for (SourceFile file : files(text)) {
            if (file.name().endsWith(".json")) {
                index = Optional.of(file);
                continue;
            }
            (INTERFACE.matcher(file.text()).matches() ? interfaces : imports).add(file);
        }
        return new Sources(imports, interfaces, index);
    }

    /** A capability index with a few types of the package {@code org.example}. */
    public static SourceFile index() {
        return folder("roundtrip", "capabilities.json").interfaces().get(0);
    }

    /** The files in one text. */
    public static List<SourceFile> files(String text) {
        Matcher header = FILE.matcher(text);
        List<SourceFile> files = new ArrayList<>();
        int begin = -1;
        String name = "";
        while (header.find()) {
            if (begin >= 0) {
                files.add(SourceFile.of(name, text.substring(begin, header.start())));
            }
            name = header.group(1);
            begin = header.end();
        }
        if (begin < 0) {
            Matcher definition = INTERFACE.matcher(text);
            return List.of(SourceFile.of(definition.matches() ? definition.group(1) + ".if" : "parcel.if", text));
        }
        files.add(SourceFile.of(name, text.substring(begin)));
        return files;
    }

    /** The interface {@code parcel} with some declarations, which must be right. */
    public static Interface parcel(String... declarations) {
        return resolved(sources(parcelText(declarations)));
    }

    /** The text of an interface {@code parcel} with some declarations. */
    public static String parcelText(String... declarations) {
        return "interface parcel \"a test\" {\n" + String.join("\n", declarations) + "\n};\n";
    }

    /** The syntax of an interface, which must have no errors. */
    public static InterfaceSyntax syntax(String text) {
        Diagnostics diagnostics = new Diagnostics();
        return FlounderReader.readInterface(SourceFile.of("parcel.if", text), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.findings()));
    }

    /** The only interface of some sources, which must be right. */
    public static Interface resolved(Sources sources) {
        CheckResult checked = FlounderCompiler.check(sources);
        if (checked.interfaces().size() != 1) {
            throw new AssertionError(checked.findings());
        }
        return checked.interfaces().get(0);
    }

    /** The findings: {@code CODE line:column text} for each, where the text is what is marked. */
    public static List<String> findings(Findings findings) {
        return findings.diagnostics().stream()
                .map(found -> found.code().code() + " " + found.span().line() + ":" + found.span().column() + " "
                        + found.span().text())
                .toList();
    }

    /** The findings in an interface {@code parcel} with some declarations, one on each line from 2 on. */
    public static List<String> findingsIn(String... declarations) {
        return findings(FlounderCompiler.check(sources(parcelText(declarations))).findings());
    }

    /** The codes of some findings, in order. */
    public static List<String> codes(Findings findings) {
        return findings.diagnostics().stream().map(Diagnostic::code).map(code -> code.code()).toList();
    }

    /** A text with the escapes {@code \n \t \r \\ \xHH \UHHHH} of the tables of the suite. */
    public static String unescaped(String text) {
        return Pattern.compile("\\\\(n|t|r|\\\\|x\\p{XDigit}{2}|u\\p{XDigit}{4})").matcher(text).replaceAll(match -> {
            String escape = match.group(1);
            String meaning = switch (escape.charAt(0)) {
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'r' -> "\r";
                case '\\' -> "\\";
                default -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            };
            return Matcher.quoteReplacement(meaning);
        });
    }

    /** Texts that were written one after the other. */
    public static String lines(String... lines) {
        return String.join("\n", Arrays.asList(lines)) + "\n";
    }
}
