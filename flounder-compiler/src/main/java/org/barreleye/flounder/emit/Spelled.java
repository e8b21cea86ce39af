package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.plan.Field;
import org.barreleye.flounder.plan.Fragment;
import org.barreleye.flounder.plan.Header;
import org.barreleye.flounder.plan.Leaf;
import org.barreleye.flounder.plan.MessagePlan;
import org.barreleye.flounder.plan.Piece;
import org.barreleye.flounder.plan.Word;

/**
 * A message, how it travels, and the Java of both ways.
 *
 * @param naming what things are called
 * @param carried the message
 * @param plan how it travels
 */
record Spelled(Naming naming, Carried carried, MessagePlan plan) {
    /** Whether one transport message is all, without capabilities: then nothing need be composed or collected. */
    boolean isSingle() {
        return plan.isFixed() && plan.fragments().size() == 1 && plan.authorities().isEmpty();
    }

    /** The name of the constant with its shape, for a message that is not single. */
    String shape() {
        return carried.constant();
    }

    /** The words of all fixed fragments. */
    List<Word> words() {
        return fixed().stream().flatMap(fragment -> fragment.words().stream()).toList();
    }

    /** The fixed fragments that carry words, or the only one. */
    List<Fragment.Fixed> fixed() {
        List<Fragment.Fixed> fixed = new ArrayList<>();
        for (Fragment fragment : plan.fragments()) {
            if (!(fragment instanceof Fragment.Fixed part)) {
                break;
            }
            boolean forCapabilityAlone = part.words().isEmpty() && !fixed.isEmpty();
            if (!forCapabilityAlone) {
                fixed.add(part);
            }
        }
        return fixed;
    }

    /** What is sent as strings and arrays, in the order of the wire. */
    List<Leaf.Overflow> overflows() {
        List<Leaf.Overflow> overflows = new ArrayList<>();
        for (Fragment fragment : plan.fragments()) {
            if (fragment instanceof Fragment.Overflow overflow) {
                overflows.add(overflow.content());
            }
        }
        return overflows;
    }

    /** The number of the message. */
    CodeBlock number() {
        return CodeBlock.of("$T.$L", naming.numbers(), carried.constant());
    }

    /** The expression of a word that is sent. */
    CodeBlock word(Word word, String token) {
        List<CodeBlock> parts = new ArrayList<>();
        for (Piece piece : word.pieces()) {
            CodeBlock bits = bits(piece.field(), token);
            parts.add(piece.shift() == 0 ? bits : CodeBlock.of("$L << $L", bits, piece.shift()));
        }
        return CodeBlock.join(parts, "\n        | ");
    }

    private CodeBlock bits(Field field, String token) {
        if (field instanceof Leaf.Value value) {
            Argument argument = argument(value);
            CodeBlock name = CodeBlock.of("$L", argument.name());
            return value.type() instanceof Enumeration
                    ? CodeBlock.of("(long) $L.ordinal()", name)
                    : Scalars.toBits(value.scalar(), name, argument.what());
        }
        return field == Header.TOKEN ? CodeBlock.of("($L & 0xffffffffL)", token) : number();
    }

    /** The expression of a value that has arrived in a word. */
    CodeBlock value(Piece piece, CodeBlock word) {
        Leaf.Value value = (Leaf.Value) piece.field();
        CodeBlock scalar = Scalars.fromWord(value.scalar(), word, piece.shift());
        return value.type() instanceof Enumeration enumeration
                ? CodeBlock.of("$T.of($L)", naming.declared(enumeration.name()), scalar)
                : scalar;
    }

    /** The argument that a leaf is. */
    Argument argument(Leaf leaf) {
        return carried.arguments().stream()
                .filter(argument -> argument.sourceName().equals(leaf.path().parameter()))
                .findFirst()
                .orElseThrow();
    }
}
