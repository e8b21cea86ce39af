package org.barreleye.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command: what its {@code --help} says. */
final class ManualPage {
    private static final int DESCRIPTION = 4;

    private final CommandSpec spec;
    private final Help help;
    private final String version;
    private final List<String> others;

    private ManualPage(CommandLine line, String version, List<String> others) {
        this.spec = line.getCommandSpec();
        this.help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
        this.version = version;
        this.others = others;
    }

    /**
     * The pages of a program and of its commands, by the names of their files.
     *
     * @param version the version of the program
     */
    static SortedMap<String, String> of(CommandLine line, String version) {
        Map<String, CommandLine> commands = visible(line);
        List<String> pages = new ArrayList<>(List.of(line.getCommandName()));
        commands.keySet().forEach(name -> pages.add(line.getCommandName() + "-" + name));
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(pages.get(0) + ".1", new ManualPage(line, version, pages.subList(1, pages.size())).text());
        commands.forEach((name, command) -> texts.put(line.getCommandName() + "-" + name + ".1",
                new ManualPage(command, version, pages.subList(0, 1)).text()));
        return texts;
    }

    private static Map<String, CommandLine> visible(CommandLine line) {
        Map<String, CommandLine> commands = new TreeMap<>();
        line.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                commands.put(name, command);
            }
        });
        return commands;
    }

    private String text() {
        String title = spec.qualifiedName("-");
        Roff page = new Roff().request("TH " + Roff.escaped(title.toUpperCase(Locale.ROOT)) + " 1 \"\" \""
                + "Barreleye " + Roff.escaped(version) + "\" \"Barreleye\"");
        page.request("SH NAME").words(title + " - " + firstSentence(description(help)));
        page.request("SH SYNOPSIS").words(help.synopsis(0));
        page.request("SH DESCRIPTION").words(description(help));
        options(page);
        operands(page);
        commands(page);
        exitCodes(page);
        page.request("SH SEE ALSO").words(others.stream().map(name -> name + "(1)").collect(Collectors.joining(", ")));
        return page.toString();
    }

    private void options(Roff page) {
        List<OptionSpec> shown = spec.options().stream().filter(option -> !option.hidden()).toList();
        if (shown.isEmpty()) {
            return;
        }
        page.request("SH OPTIONS");
        for (OptionSpec option : shown) {
            String parameter = help.parameterLabelRenderer()
                    .renderParameterLabel(option, Ansi.OFF, List.of()).toString();
            page.request("TP").bold(String.join(", ", option.names()) + parameter);
            page.words(joined(help.createDefaultOptionRenderer()
                    .render(option, help.parameterLabelRenderer(), help.colorScheme())));
        }
    }

    private void operands(Roff page) {
        List<PositionalParamSpec> shown = spec.positionalParameters().stream()
                .filter(operand -> !operand.hidden()).toList();
        if (shown.isEmpty()) {
            return;
        }
        page.request("SH OPERANDS");
        for (PositionalParamSpec operand : shown) {
            page.request("TP").bold(operand.paramLabel());
            page.words(joined(help.createDefaultParameterRenderer()
                    .render(operand, help.parameterLabelRenderer(), help.colorScheme())));
        }
    }

    private void commands(Roff page) {
        Map<String, CommandLine> commands = visible(spec.commandLine());
        if (commands.isEmpty()) {
            return;
        }
        page.request("SH COMMANDS");
        commands.forEach((name, command) -> page.request("TP").bold(name).words(
                description(new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF)))));
    }

    private void exitCodes(Roff page) {
        Map<String, String> codes = spec.root().usageMessage().exitCodeList();
        if (codes.isEmpty()) {
            return;
        }
        page.request("SH EXIT STATUS");
        codes.forEach((code, meaning) -> page.request("TP").bold(code.strip()).words(meaning));
    }

    private static String description(Help help) {
        return help.description();
    }

    private static String firstSentence(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int end = line.indexOf(". ");
        return (end < 0 ? line : line.substring(0, end)).replaceAll("[.:]$", "");
    }

    /** The descriptions in the rows of a table of options. */
    private static String joined(Text[][] rows) {
        return Arrays.stream(rows)
                .map(row -> row[DESCRIPTION].toString())
                .collect(Collectors.joining(" "));
    }
}
