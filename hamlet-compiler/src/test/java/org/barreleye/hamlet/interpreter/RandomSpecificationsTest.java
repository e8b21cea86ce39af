package org.barreleye.hamlet.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CheckResult;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.SlotLayout;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.junit.jupiter.api.Test;

/**
 * The generated Java answers as the interpreter does, for specifications and capabilities made by chance. More of them
 * with {@code -Dfuzz.rounds=}, the same again with {@code -Dseed=}.
 */
class RandomSpecificationsTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 12);
    private static final int PAIRS = 1_500;
    private static final long WINDOW = 0xffff_ff80_0000_0000L;

    /** The situations that occurred at least once, so that the test is not vacuous. */
    private int ancestors;
    private int descendants;
    private int copies;
    private int retypes;
    private int mints;
    private int travellers;

    @Test
    void generated_code_and_interpreter_agree() {
        Random random = Seeds.random("generated code and interpreter agree");
        for (int round = 0; round < ROUNDS; round++) {
            SourceFile source = RandomSpecifications.accepted(random);
            try {
                new Comparison(source, random).run();
            } catch (AssertionError e) {
                throw new AssertionError("round " + round + ": " + e.getMessage() + "\n" + source.text(), e);
            }
        }
        assertThat(List.of(ancestors, descendants, copies, retypes, mints, travellers)).doesNotContain(0);
    }

    /** One specification. */
    private final class Comparison {
        private final Specification specification;
        private final Interpreter interpreter;
        private final RetypeInterpreter retype;
        private final Generated generated;
        private final RandomValues values;
        private final Random random;

        Comparison(SourceFile source, Random random) {
            CheckResult checked = HamletCompiler.check(source);
            this.specification = checked.specification().orElseThrow();
            this.interpreter = new Interpreter(specification, WINDOW);
            this.retype = new RetypeInterpreter(interpreter);
            this.generated = Generated.of(source, WINDOW);
            this.values = new RandomValues(specification, random);
            this.random = random;
        }

        void run() {
            types();
            same("bytes of a slot", "A slot for any of them: " + generated.slotBytes() + " bytes\n",
                    SlotLayout.of(specification).lines().reduce((line, last) -> last).orElseThrow() + "\n");
            for (int i = 0; i < PAIRS; i++) {
                Value left = values.next();
                Value right = random.nextInt(3) == 0 ? values.like(left) : values.next();
                relations(left, right);
                retypes(left);
                mints(left, values.like(left));
                travels(left);
                lies(left);
            }
        }

        private void same(String question, Object expected, Object answer, Object... about) {
            if (!expected.equals(answer)) {
                throw new AssertionError(question + ": " + expected + ", but the generated code answers " + answer
                        + " for "
                        + List.of(about));
            }
        }

        private void types() {
            for (CapabilityType left : specification.concreteTypes()) {
                Object type = generated.type(left);
                same("root", interpreter.typeRoot(left), generated.relation("typeRoot", type), left.name());
                for (boolean descendants : new boolean[] {false, true}) {
                    same("revoked first", interpreter.isRevokedFirst(left, descendants),
                            generated.relation("isRevokedFirst", type, descendants), left.name(), descendants);
                }
                for (CapabilityType right : specification.concreteTypes()) {
                    Object other = generated.type(right);
                    same("well-founded", interpreter.isWellFounded(left, right),
                            generated.relation("isWellFounded", type, other), left.name(), right.name());
                    same("below", interpreter.isTypeBelow(left, right), generated.relation("isTypeBelow", type, other),
                            left.name(), right.name());
                    same("equal type", left == right, generated.relation("isEqualType", type, other), left.name(),
                            right.name());
                }
            }
        }

        private void relations(Value left, Value right) {
            Object one = generated.capability(left);
            Object other = generated.capability(right);
            same("address", interpreter.address(left).longValue(), generated.relation("address", one), left);
            same("size", interpreter.size(left).longValue(), generated.relation("size", one), left);
            same("compare", Integer.signum(interpreter.compare(left, right)),
                    Integer.signum((int) generated.relation("compare", one, other)), left, right);
            boolean copy = interpreter.isCopy(left, right);
            boolean ancestor = interpreter.isAncestor(left, right);
            boolean descendant = interpreter.isDescendant(left, right);
            same("copy", copy, generated.reference("isCopy", one, other), left, right);
            same("ancestor", ancestor, generated.reference("isAncestor", one, other), left, right);
            same("descendant", descendant, generated.relation("isDescendant", one, other), left, right);
            same("same object", interpreter.isSameObject(left, right), generated.relation("isSameObject", one, other),
                    left, right);
            BigInteger start = values.word();
            BigInteger size = values.word();
            same("overlap", interpreter.overlaps(left, start, size),
                    generated.relation("overlaps", one, start.longValue(), size.longValue()), left, start, size);
            if (descendant) {
                same("ancestors first", true, (int) generated.relation("compare", other, one) < 0, left, right);
            }
            copies += copy ? 1 : 0;
            ancestors += ancestor ? 1 : 0;
            descendants += descendant ? 1 : 0;
        }

        private void retypes(Value source) {
            List<CapabilityType> targets = new ArrayList<>(specification.children(source.type()));
            targets.add(random.nextInt(8) == 0 ? values.next().type() : source.type());
            CapabilityType type = targets.get(random.nextInt(targets.size()));
            // Numbers by chance alone are hardly ever allowed: often it is one object that is all of the source.
            BigInteger offset = random.nextBoolean() ? values.word() : BigInteger.ZERO;
            BigInteger bytes = random.nextBoolean()
                    ? type.range().fixedSize().map(RandomSpecificationsTest::unsigned)
                            .orElse(random.nextBoolean() ? values.word() : interpreter.size(source))
                    : values.word();
            BigInteger count = random.nextInt(4) == 0 ? values.word() : BigInteger.valueOf(random.nextInt(4));
            KernelError expected = retype.check(source, offset, type, bytes, count);
            Object from = generated.capability(source);
            same("retype", expected, generated.ask("kernel.RetypeRules", "check", from, offset.longValue(),
                    generated.type(type), bytes.longValue(), count.longValue()), source, offset, type.name(), bytes,
                    count);
            if (expected == KernelError.NONE) {
                retypes++;
                BigInteger index = BigInteger.valueOf(Math.min(count.longValue() - 1, random.nextInt(3)));
                Object made = generated.ask("kernel.RetypeRules", "make", from, offset.longValue(),
                        generated.type(type), bytes.longValue(), index.longValue());
                BigInteger address = interpreter.address(source).add(offset).add(bytes.multiply(index));
                same("address of what was made", address.longValue(), generated.relation("address", made), source,
                        made);
                same("size of what was made", bytes.longValue(), generated.relation("size", made), source, made);
                same("what was made descends", true, generated.relation("isDescendant", made, from), source, made);
            }
        }

        private void mints(Value source, Value minted) {
            KernelError expected = retype.checkMint(source, minted);
            same("mint", expected, generated.ask("kernel.MintRules", "check", generated.capability(source),
                    generated.capability(minted)), source, minted);
            mints += expected == KernelError.NONE && !source.equals(minted) ? 1 : 0;
        }

        private void lies(Value value) {
            Object capability = generated.capability(value);
            int size = generated.slotBytes();
            int at = random.nextInt(9);
            byte[] slots = new byte[at + size + random.nextInt(3)];
            Arrays.fill(slots, (byte) 0x5a);
            byte[] before = slots.clone();
            generated.write(capability, slots, at);
            same("what lies in a slot", capability, generated.readSlot(slots, at), value);
            same("type in the first byte", value.type().number(), slots[at] & 0xff, value);
            same("rights in the second", value.rights(), slots[at + 1] & 0xff, value);
            int end = at + 2;
            for (Field field : value.type().fields()) {
                int bytes = field.type().bytes();
                if (!(field.type() instanceof FieldType.CapabilityPointer)) {
                    same("field in its place", value.number(field).mod(BigInteger.ONE.shiftLeft(8 * bytes)),
                            littleEndian(slots, end, bytes), value, field.name());
                }
                end += bytes;
            }
            same("bytes behind the last field", BigInteger.ZERO, littleEndian(slots, end, at + size - end), value);
            System.arraycopy(before, at, slots, at, size);
            same("bytes beside the slot", List.of(before.length, Arrays.hashCode(before)),
                    List.of(slots.length, Arrays.hashCode(slots)), value);
        }

        private void travels(Value value) {
            if (!value.type().attributes().has(Attributes.Flag.TRANSFERABLE)) {
                return;
            }
            travellers++;
            Object capability = generated.capability(value);
            long[] words = generated.words(capability);
            same("what arrives", capability, generated.read(words).value(), value);
            same("type in the first byte", (long) value.type().number(), words[0] & 0xff, value);
            same("rights in the second", (long) value.rights(), words[0] >>> 8 & 0xff, value);
            words[random.nextInt(words.length)] ^= 1L << random.nextInt(Long.SIZE);
            Outcome<?> damaged = generated.read(words);
            if (damaged.succeeded()) {
                same("words of what arrives damaged", longs(words), longs(generated.words(damaged.value())), value);
            } else {
                same("why damaged words are refused", KernelError.BAD_WIRE_FORM, damaged.error(), value);
            }
        }
    }

    /** Packed fields after type and rights, wherever the slot begins. */
    private static BigInteger littleEndian(byte[] slots, int from, int bytes) {
        byte[] bigEndian = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            bigEndian[i] = slots[from + bytes - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static List<Long> longs(long[] words) {
        return List.of(words[0], words[1], words[2], words[3]);
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
