package org.barreleye.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.shell.glossary.Entry;
import org.barreleye.shell.glossary.Glossary;

/** Explains terms, and the transport of a binding. */
final class ExplainCommand implements Command {
    private static final String BINDING = "binding";
    // The term after which the sentences of faults are listed.
    private static final String FAULTS = "fault injection";

    private final Glossary glossary;

    ExplainCommand(Glossary glossary) {
        this.glossary = glossary;
    }

    @Override
    public CommandHelp help() {
        return new CommandHelp("explain", "explain [TERM | binding NAME]", "explains a term",
                "Explains TERM, or the term of which it is a synonym, and names its source, the classes that bear it,"
                        + " and a command that shows it at work. Without argument lists all terms. `explain binding"
                        + " NAME` shows the transport of a binding and the reason for it; `bindings` lists the names."
                        + " `explain fault` also lists the sentences by which `boot --fault` injects faults.",
                "explain capability");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        if (arguments.count() == 0) {
            return list(session);
        }
        boolean one = arguments.count() == 2 && arguments.words().get(0).equals(BINDING)
                && arguments.words().get(1).indexOf('/') > 0;
        return one ? binding(session, arguments.words().get(1)) : term(session, String.join(" ", arguments.words()));
    }

    private int list(Session session) throws CallFailed {
        for (String line : TextWrap.lines(String.join(", ", glossary.terms()) + ".")) {
            session.screen().line(line);
        }
        return Status.OK;
    }

    private int term(Session session, String word) throws CallFailed {
        Optional<Entry> found = glossary.find(word);
        if (found.isEmpty()) {
            String suggestion = Suggestion.question(word, glossary.words());
            session.screen().line("explain: `" + word + "` is not in the vocabulary"
                    + (suggestion.isEmpty() ? ";" : suggestion)
                    + " `explain` lists all terms");
            return Status.REFUSED;
        }
        Entry entry = found.get();
        session.screen().line(entry.term().toUpperCase(Locale.ROOT));
        for (String line : entry.lines()) {
            session.screen().line(line);
        }
        session.screen().line("");
        item(session, "Also: " + String.join(", ", entry.synonyms()));
        item(session, "Source: " + entry.source());
        item(session, "Code: " + String.join(", ", entry.code()));
        session.screen().line("");
        if (entry.term().equals(FAULTS)) {
            for (String line : session.context().faults()) {
                session.screen().line(line);
            }
            session.screen().line("");
        }
        session.screen().line("Try: " + entry.example());
        return Status.OK;
    }

    private static void item(Session session, String text) throws CallFailed {
        for (String line : TextWrap.lines(text)) {
            session.screen().line(line);
        }
    }

    private static int binding(Session session, String name) throws CallFailed {
        List<ConnectionTable.Row> rows = ConnectionTable.read(session);
        Optional<ConnectionTable.Row> found = rows.stream().filter(row -> row.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            session.screen().line("explain: there is no binding " + name + "; `bindings` lists them");
            return Status.REFUSED;
        }
        ConnectionTable.Row row = found.get();
        String holder = ProcessList.read(session.processes()).describe(row.end().process());
        session.screen().line("binding " + name + ": " + holder + " on core " + row.core() + " with a domain on core "
                + row.end().remoteCore());
        for (String line : TextWrap.lines(row.end().transport())) {
            session.screen().line(line);
        }
        return Status.OK;
    }
}
