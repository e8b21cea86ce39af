package org.barreleye.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.machine.network.Gateway;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;

/**
 * The input of a run, read from a file that {@link InputRecorder} has written.
 *
 * @param file its name in messages
 * @param header the lines that identify the run
 * @param items the input in the order in which it came
 * @param steps the number of steps of the run
 * @param hash the hash of the run
 */
record RecordedInput(Path file, List<String> header, List<InputItem> items, long steps, String hash) {
    /** The first line: the format and its version. A step was one event in version 1, and may be several in this. */
    static final String FIRST_LINE = "barreleye-input 2";
    /** The line between the header and the input. */
    static final String BEGIN = "begin";

    private static final String NUMBER = "(\\d{1,18})";
    private static final Pattern LINE = Pattern.compile("line at " + NUMBER + ": (.*)");
    private static final Pattern END_OF_INPUT = Pattern.compile("end-of-input at " + NUMBER);
    private static final Pattern INTERRUPT = Pattern.compile("interrupt before step " + NUMBER);
    private static final Pattern DATAGRAM = Pattern.compile("datagram at " + NUMBER + " before step " + NUMBER
            + " from (\\S+) through port (\\d{1,5}) to (\\S+):(\\d{1,5}): ((?:[0-9a-f]{2})*)");
    private static final Pattern END = Pattern.compile("end after " + NUMBER + " steps: trace ([0-9a-f]{16})");
    private static final int PORT_MAX = 0xffff;

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws InvalidInput if it is no whole recording; names the line
     */
    static RecordedInput read(Path file) throws IOException, InvalidInput {
        List<String> lines;
        try {
            lines = List.of(Files.readString(file).split("\n", -1));
        } catch (CharacterCodingException notText) {
            throw new InvalidInput(file + ": not a text file in UTF-8, so no recording of a run's input");
        }
        if (!lines.get(0).equals(FIRST_LINE)) {
            throw error(file, 1, "a recording of a run's input begins with '" + FIRST_LINE + "', not with '"
                    + shortened(lines.get(0)) + "'; if another version of Barreleye made it, record the run again");
        }
        int begin = lines.indexOf(BEGIN);
        if (begin < 0) {
            throw error(file, lines.size(), "the line '" + BEGIN + "' after the header is missing");
        }
        List<InputItem> items = new ArrayList<>();
        for (int index = begin + 1; index < lines.size(); index++) {
            Matcher end = END.matcher(lines.get(index));
            if (end.matches()) {
                return new RecordedInput(file, lines.subList(1, begin), items, Long.parseLong(end.group(1)),
                        end.group(2));
            }
            if (index == lines.size() - 1) {
                throw error(file, lines.size(), "the last line, 'end after ...', is missing; the run that was recorded"
                        + " has not ended, or the file was cut off");
            }
            items.add(item(file, index + 1, lines.get(index)));
        }
        throw error(file, lines.size(), "there is nothing after '" + BEGIN + "'");
    }

    private static InputItem item(Path file, int number, String text) throws InvalidInput {
        Matcher line = LINE.matcher(text);
        if (line.matches()) {
            return new InputItem.Line(Long.parseLong(line.group(1)), line.group(2));
        }
        Matcher end = END_OF_INPUT.matcher(text);
        if (end.matches()) {
            return new InputItem.EndOfInput(Long.parseLong(end.group(1)));
        }
        Matcher interrupt = INTERRUPT.matcher(text);
        if (interrupt.matches()) {
            return new InputItem.Interrupt(Long.parseLong(interrupt.group(1)));
        }
        Matcher datagram = DATAGRAM.matcher(text);
        if (datagram.matches()) {
            return datagram(file, number, datagram);
        }
        throw error(file, number, "'" + shortened(text) + "' is no input: a line, end-of-input, interrupt, datagram, or"
                + " the end");
    }

    private static InputItem datagram(Path file, int number, Matcher parts) throws InvalidInput {
        int port = Integer.parseInt(parts.group(4));
        Ipv4Address target = Ipv4Address.parse(parts.group(5)).orElseThrow(
                () -> error(file, number, "'" + shortened(parts.group(5)) + "' is no IPv4 address"));
        int service = Integer.parseInt(parts.group(6));
        byte[] data = HexFormat.of().parseHex(parts.group(7));
        if (port < Gateway.FIRST_PORT || port > PORT_MAX || service < 1 || service > PORT_MAX) {
            throw error(file, number, "a datagram comes through a port from " + Gateway.FIRST_PORT
                    + " to 65535, and goes to one from 1 to 65535, not " + port + " and " + service);
        }
        if (data.length > Gateway.MAX_DATA) {
            throw error(file, number, "a datagram has at most " + Gateway.MAX_DATA + " bytes, not " + data.length);
        }
        return new InputItem.Datagram(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3),
                port, target, service, Payload.of(data));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static InvalidInput error(Path file, int line, String sentence) {
        return new InvalidInput(file + ": line " + line + ": " + sentence);
    }

    /**
     * Checks that this is the input of a run with a header.
     *
     * @throws InvalidInput if it is that of another run; says what differs
     */
    void requireHeader(List<String> expected) throws InvalidInput {
        for (int index = 0; index < Math.max(expected.size(), header.size()); index++) {
            String here = index < expected.size() ? expected.get(index) : "nothing more";
            String recorded = index < header.size() ? header.get(index) : "nothing more";
            if (!here.equals(recorded)) {
                throw error(file, index + 2, "recorded with '" + recorded + "', but this run has '" + here
                        + "'; replay with the options of the recorded run");
            }
        }
    }

    /**
     * Checks that a run was the recorded one.
     *
     * @throws InvalidInput if it was not
     */
    void requireSameRun(long stepsHere, String hashHere) throws InvalidInput {
        if (steps != stepsHere || !hash.equals(hashHere)) {
            throw new InvalidInput(file + ": this run is not the recorded one: " + stepsHere + " steps with trace "
                    + hashHere + ", recorded " + steps + " with trace " + hash
                    + "; the file was changed, or recorded by another version");
        }
    }
}
