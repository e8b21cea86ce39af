package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.generated.user.knowledge.AskResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Lists the functions on the enumerable bus, which the enumeration has told the knowledge base. */
final class LspciCommand implements Command {
    private static final Pattern FUNCTION = Pattern.compile("Name = (\\w+), Bus = (\\d+), Slot = (\\d+),"
            + " Class = (\\d+), Bar = (\\w+), Bytes = (\\d+), Line = (\\w+), Messages = (\\w+), Vendor = (\\d+),"
            + " Id = (\\d+)");
    private static final String QUERY = "bus_function(Name, Bus, Slot, Class, Bar, Bytes, Line, Messages),"
            + " identity(Name, Vendor, Id).";
    private static final Pattern DRIVER = Pattern.compile("Driver = '?([\\w-]+)");
    private static final Pattern ROUTE = Pattern.compile("Route = (\\d+)");
    // As many as a bus of 256 buses has slots.
    private static final int FUNCTIONS_MAX = 8_192;
    private static final String NONE = "none";

    @Override
    public CommandHelp help() {
        return new CommandHelp("lspci", "lspci [--rescan]", "lists the functions on the bus",
                "Shows each function that the enumeration of the bus has found: bus and slot, the name that the"
                        + " knowledge base has, vendor and number, class, the address on the bus and the size of its"
                        + " registers, how it interrupts, and its driver. The number after `msi` is that of its"
                        + " route, which `why route` explains. A machine without an enumerable bus has none. With"
                        + " --rescan the bus is looked at again first: it is whenever a bridge says that a device has"
                        + " come or gone, so this finds something only if that was lost."
                        + " `skb 'bus_function(Name, Bus, Slot, Class, Address, Bytes, Line, Messages)'` shows the"
                        + " facts.",
                "lspci");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        if (arguments.optional(0).isPresent()) {
            rescan(session, arguments);
        }
        Table table = new Table("PLACE", "NAME", "VENDOR:ID", "CLASS", "ADDRESS", "BYTES", "INTERRUPT", "DRIVER");
        TreeMap<String, Matcher> byPlace = new TreeMap<>();
        for (String line : functions(session)) {
            Matcher function = FUNCTION.matcher(line);
            if (function.find()) {
                byPlace.put(place(function), function);
            }
        }
        for (Matcher function : byPlace.values()) {
            table.row(place(function), function.group(1), "%04x:%04x".formatted(number(function.group(9)),
                    number(function.group(10))), "%06x".formatted(number(function.group(4))),
                    address(function.group(5)), function.group(6), interrupt(session, function),
                    driver(session, function.group(1)));
        }
        if (table.isEmpty()) {
            session.screen().line("lspci: no function was found: this machine has no enumerable bus, or an empty one");
            return Status.OK;
        }
        table.show(session.screen());
        return Status.OK;
    }

    private static void rescan(Session session, Arguments arguments) throws CallFailed, UsageError {
        if (!arguments.words().get(0).equals("--rescan")) {
            throw new UsageError("unknown option `" + arguments.words().get(0) + "`; the option is `--rescan`");
        }
        arguments.atMost(1);
        session.screen().flush();
        if (BusText.hasBus(session)) {
            session.bus().rescan();
        }
    }

    private static List<String> functions(Session session) throws CallFailed {
        List<String> functions = new ArrayList<>();
        boolean more = true;
        while (more) {
            AskResult answer = session.knowledge().ask(QUERY, functions.size());
            for (int index = 0; index < answer.count(); index++) {
                functions.add(session.knowledge().getLine(index).line());
            }
            more = answer.more() && answer.count() > 0 && functions.size() < FUNCTIONS_MAX;
        }
        return functions;
    }

    private static String place(Matcher function) {
        return "%02x:%02x".formatted(number(function.group(2)), number(function.group(3)));
    }

    private static long number(String decimal) {
        return Long.parseLong(decimal);
    }

    private static String address(String decimal) {
        return decimal.equals(NONE) ? "-" : "0x" + Long.toHexString(number(decimal));
    }

    private static String interrupt(Session session, Matcher function) throws CallFailed {
        String line = function.group(7).equals(NONE) ? "" : "line " + function.group(7);
        String messages = function.group(8).equals("yes")
                ? ("msi " + route(session, function.group(1))).strip() : "";
        return line.isEmpty() && messages.isEmpty() ? "-" : (line + " " + messages).strip();
    }

    /** The number that `why route` takes; nothing if the messages are not those of a device. */
    private static String route(Session session, String device) throws CallFailed {
        AskResult found = session.knowledge().ask("interrupt_line(" + device + ", Route).", 0);
        Matcher route = ROUTE.matcher(found.count() == 0 ? "" : session.knowledge().getLine(0).line());
        return route.find() ? route.group(1) : "";
    }

    private static String driver(Session session, String device) throws CallFailed {
        AskResult running = session.knowledge().ask("running(Driver, " + device + ", _).", 0);
        Matcher driver = DRIVER.matcher(running.count() == 0 ? "" : session.knowledge().getLine(0).line());
        return driver.find() ? driver.group(1) : NONE;
    }
}
