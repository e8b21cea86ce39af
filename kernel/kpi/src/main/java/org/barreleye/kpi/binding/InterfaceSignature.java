package org.barreleye.kpi.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.state.Shared;

/**
 * The interface on which the two sides of a binding must agree, message by message. Generated code has one for each
 * interface.
 */
public final class InterfaceSignature {
    private static final char BETWEEN_MESSAGES = ' ';
    private static final char BEFORE_DIGEST = ':';
    private static final int HEXADECIMAL = 16;

    // The numbers of the handshake come before it.
    private static final int FIRST_NUMBER = Handshake.BIND_REPLY + 1;

    private final String interfaceName;
    private final long fingerprint;
    @Shared // never changed
    private final String[] messages;

    /**
     * A message of the interface.
     *
     * @param name in the definition
     * @param digest of its kind, number, name and parameters; never {@link #NO_DIGEST}
     */
    record Message(String name, long digest) {}

    /** No message has this digest. */
    static final long NO_DIGEST = 0;

    /**
     * Describes an interface.
     *
     * @param interfaceName of the interface
     * @param fingerprint of the whole interface; it alone decides whether two sides agree
     * @param messages in the order of their numbers, only to find the one that two sides do not agree on: name, colon
     *     and the digest as a hexadecimal number, with blanks between messages; the parts, one behind another
     */
    public InterfaceSignature(String interfaceName, long fingerprint, String... messages) {
        this.interfaceName = Objects.requireNonNull(interfaceName, "an interface has a name");
        this.fingerprint = fingerprint;
        this.messages = messages.clone();
    }

    /** The name of the interface. */
    public String interfaceName() {
        return interfaceName;
    }

    /** The fingerprint of the whole interface. */
    public long fingerprint() {
        return fingerprint;
    }

    /** The name of a message with that of its interface before it, as in {@code nameservice.look_up_call}. */
    String qualifiedName(int number) {
        List<Message> list = messages();
        int index = number - FIRST_NUMBER;
        return interfaceName + "."
                + (index >= 0 && index < list.size() ? list.get(index).name() : "message " + number);
    }

    /** The messages by number. Parsed at each call, since only a mismatch needs them. */
    List<Message> messages() {
        List<Message> list = new ArrayList<>();
        for (String part : messages) {
            for (int at = 0; at < part.length();) {
                int colon = part.indexOf(BEFORE_DIGEST, at);
                int blank = part.indexOf(BETWEEN_MESSAGES, colon);
                int end = blank < 0 ? part.length() : blank;
                list.add(new Message(part.substring(at, colon),
                        Long.parseUnsignedLong(part, colon + 1, end, HEXADECIMAL)));
                at = end + 1;
            }
        }
        return list;
    }
}
