package org.barreleye.flounder.roundtrip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.plan.ElementLayout;
import org.barreleye.flounder.plan.Fragment;
import org.barreleye.flounder.plan.Header;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.OverflowCapacity;
import org.barreleye.flounder.plan.Piece;
import org.barreleye.flounder.plan.Transport;
import org.barreleye.flounder.plan.Word;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** Reads frames by the plan alone, as they were seen on a channel. */
final class PlanInterpreter {
    private final InterfacePlan plan;
    private final Deque<Frame> frames;
    private final Deque<CapabilityReference> capabilities;

    /**
     * A frame.
     *
     * @param number from the header; over endpoints it is in the first word
     * @param words the number of words that count
     * @param capability the capability beside it, over endpoints
     * @param payload all words
     */
    record Frame(int number, int token, int words, CapabilityReference capability, long... payload) {}

    /** A message as the plan reads it: its values by their paths. */
    record Read(String message, long token, Map<String, Object> values) {}

    /**
     * Reads all frames of one direction.
     *
     * @param capabilities the capabilities beside the frames, in order
     */
    PlanInterpreter(InterfacePlan plan, Deque<Frame> frames, Deque<CapabilityReference> capabilities) {
        this.plan = plan;
        this.frames = frames;
        this.capabilities = capabilities;
    }

    /** The messages, without those of the handshake. */
    List<Read> messages() {
        List<Read> messages = new ArrayList<>();
        while (!frames.isEmpty()) {
            Frame first = frames.peek();
            int number = isUmp() ? first.number() : (int) (first.payload()[0] & 0xffff);
            if (number < 3 || number == 32_767) {
                frames.remove();
            } else {
                messages.add(message(number));
            }
        }
        return messages;
    }

    private boolean isUmp() {
        return plan.transport() == Transport.UMP;
    }

    private Read message(int number) {
        MessagePlan message = plan.messages().get(number - 3);
        Map<String, Object> values = new TreeMap<>();
        List<Frame> used = new ArrayList<>();
        for (Fragment fragment : message.fragments()) {
            if (fragment instanceof Fragment.Fixed fixed) {
                Frame frame = take(used);
                fixed.capability().ifPresent(authority -> values.put(authority.path().toString(), frame.capability()));
                for (int i = 0; i < fixed.words().size(); i++) {
                    word(fixed.words().get(i), frame.payload()[i], values);
                }
                expect(isUmp() || frame.words() == fixed.words().size(), "words of " + message.message().name());
            } else {
                overflow(((Fragment.Overflow) fragment).content(), used, values);
            }
        }
        if (isUmp()) {
            message.capabilities().forEach(authority -> values.put(authority.path().toString(), capabilities.remove()));
        }
        long token = isUmp() ? used.get(0).token() & 0xffff_ffffL : (long) values.remove(Header.TOKEN.label());
        values.remove(Header.MESSAGE_NUMBER.label());
        used.forEach(frame -> expect(!isUmp() || frame.number() == number && frame.token() == used.get(0).token(),
                "headers of " + message.message().name()));
        return new Read(message.message().name(), token, values);
    }

    private Frame take(List<Frame> used) {
        Frame frame = frames.remove();
        used.add(frame);
        return frame;
    }

    private static void word(Word word, long bits, Map<String, Object> values) {
        long rest = bits;
        for (Piece piece : word.pieces()) {
            values.put(piece.field().label(), value(piece.field().scalar(), bits >>> piece.shift() & piece.mask()));
            rest &= ~(piece.mask() << piece.shift());
        }
        expect(rest == 0, "bits that belong to no value");
    }

    private static Object value(Scalar scalar, long bits) {
        if (scalar == Scalar.BOOL) {
            return bits == 1;
        }
        int unused = Long.SIZE - scalar.bits();
        return scalar.isSigned() ? bits << unused >> unused : bits;
    }

    private void overflow(Leaf.Overflow content, List<Frame> used, Map<String, Object> values) {
        OverflowCapacity capacity = plan.transport().overflow(plan.architecture());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Frame first = take(used);
        int length = Math.toIntExact(first.payload()[0]);
        expect(length <= content.maximumBytes(), "length of " + content.path());
        bytes(first, 1, Math.min(length, capacity.first()), bytes);
        while (bytes.size() < length) {
            bytes(take(used), 0, Math.min(length - bytes.size(), capacity.next()), bytes);
        }
        if (content instanceof Leaf.Text) {
            String text = bytes.toString(StandardCharsets.UTF_8);
            expect(text.endsWith("\0"), "end of " + content.path());
            values.put(content.path().toString(), text.substring(0, text.length() - 1));
        } else {
            elements((Leaf.Buffer) content, bytes.toByteArray(), values);
        }
    }

    /** The first byte of a word is the most significant; those of a last word that is not full are at its low end. */
    private void bytes(Frame frame, int firstWord, int count, ByteArrayOutputStream target) {
        for (int done = 0; done < count; done += 8) {
            int here = Math.min(8, count - done);
            long word = frame.payload()[firstWord + done / 8];
            for (int i = here - 1; i >= 0; i--) {
                target.write((int) (word >>> 8 * i));
            }
        }
        expect(isUmp() || frame.words() == firstWord + (count + 7) / 8, "words of a string or array");
    }

    private static void elements(Leaf.Buffer buffer, byte[] bytes, Map<String, Object> values) {
        String path = buffer.path().toString();
        int size = buffer.element().bytes();
        expect(bytes.length % size == 0, "elements of " + path);
        values.put(path + "#", (long) (bytes.length / size));
        for (int i = 0; i < bytes.length / size; i++) {
            for (ElementLayout.Entry slot : buffer.element().entries()) {
                long bits = 0;
                for (int b = slot.value().scalar().bytes() - 1; b >= 0; b--) {
                    bits = bits << 8 | bytes[i * size + slot.offset() + b] & 0xff;
                }
                String within = slot.value().path().toString().substring(path.length());
                values.put(path + "[" + i + "]" + within, value(slot.value().scalar(), bits));
            }
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("the plan does not describe the " + what);
        }
    }

    /** The place of no capability. */
    static CapabilityReference nothing() {
        return CapabilityReference.at(CapabilityAddress.NULL);
    }
}
