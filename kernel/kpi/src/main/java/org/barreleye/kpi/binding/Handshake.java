package org.barreleye.kpi.binding;

import java.util.List;

/**
 * How two sides find out whether they mean the same interface, before anything else is said.
 *
 * <p>The first message of the side that connects is number 1, with its fingerprint; the other side compares and answers
 * with number 2. If the fingerprints differ it tells, with numbers 32,766, the digest of each of its messages instead. The
 * side that connects says goodbye at the first that is not its own, and which one that is, so both can say so.
 */
final class Handshake {
    static final int BIND = 1;
    static final int BIND_REPLY = 2;
    static final int DIFFERS = 32_766;

    private enum Stage { TO_BIND, AWAITS_REPLY, AWAITS_BIND, TO_ANSWER, JOINING, TELLS, AGREED }

    private final Agreement agreement;
    private Stage stage;
    // How many messages were told or compared.
    private int messages;

    Handshake(Agreement agreement, Role role) {
        this.agreement = agreement;
        this.stage = switch (role) {
            case CONNECTS -> Stage.TO_BIND;
            case ACCEPTS -> Stage.AWAITS_BIND;
            case JOINED -> Stage.JOINING;
        };
    }

    Handshake(Handshake source) {
        agreement = source.agreement;
        stage = source.stage;
        messages = source.messages;
    }

    /** Whether this side speaks first, and has not yet. */
    boolean begins() {
        return stage == Stage.TO_BIND;
    }

    /** Says what is to be said, as far as there is room; whether anything was done. */
    boolean proceed(TransportBinding side) {
        return switch (stage) {
            case TO_BIND -> said(side, BIND, Stage.AWAITS_REPLY);
            case TO_ANSWER -> said(side, BIND_REPLY, Stage.AGREED) && opens(side);
            case JOINING -> opens(side);
            case TELLS -> tells(side);
            default -> false;
        };
    }

    private boolean said(TransportBinding side, int number, Stage next) {
        boolean sent = side.sendControl(number, agreement.fingerprint());
        stage = sent ? next : stage;
        return sent;
    }

    private boolean opens(TransportBinding side) {
        stage = Stage.AGREED;
        side.open();
        return true;
    }

    private boolean tells(TransportBinding side) {
        List<Agreement.Message> own = agreement.messages();
        int before = messages;
        while (messages <= own.size() && side.sendControl(DIFFERS, digest(own, messages))) {
            messages++;
        }
        return messages > before;
    }

    private static long digest(List<Agreement.Message> messages, int place) {
        return place < messages.size() ? messages.get(place).digest() : Agreement.NO_DIGEST;
    }

    /** Takes what the other side says; whether it was its turn. */
    boolean hears(TransportBinding side, int number, long word) {
        if (stage != (number == BIND ? Stage.AWAITS_BIND : Stage.AWAITS_REPLY)) {
            return false;
        }
        if (number == DIFFERS) {
            compare(side, word);
        } else if (number == BIND) {
            stage = word == agreement.fingerprint() ? Stage.TO_ANSWER : Stage.TELLS;
            proceed(side);
        } else if (word == agreement.fingerprint()) {
            opens(side);
        } else {
            side.disagrees(Disagreement.UNKNOWN);
        }
        return true;
    }

    private void compare(TransportBinding side, long theirs) {
        List<Agreement.Message> own = agreement.messages();
        if (theirs != digest(own, messages)) {
            side.disagrees(Disagreement.at(messages));
        } else if (theirs == Agreement.NO_DIGEST) {
            side.disagrees(Disagreement.NAMES);
        }
        messages++;
    }
}
