package org.barreleye.confinement.rewrite;

import org.barreleye.confinement.meter.Meter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A sequence of bytecodes that uses the {@link Meter}. */
final class MeterCode {
    static final String METER = Type.getInternalName(Meter.class);
    private final InsnList code = new InsnList();

    InsnList list() {
        return code;
    }

    MeterCode load(int variable) {
        return add(new VarInsnNode(Opcodes.ILOAD, variable));
    }

    MeterCode store(int variable) {
        return add(new VarInsnNode(Opcodes.ISTORE, variable));
    }

    MeterCode push(int number) {
        return add(number >= -1 && number <= 5 ? new InsnNode(Opcodes.ICONST_0 + number)
                : number == (short) number ? new org.objectweb.asm.tree.IntInsnNode(
                number == (byte) number ? Opcodes.BIPUSH : Opcodes.SIPUSH, number) : new LdcInsnNode(number));
    }

    MeterCode push(long number) {
        return add(new LdcInsnNode(number));
    }

    MeterCode push(String text) {
        return add(new LdcInsnNode(text));
    }

    MeterCode op(int opcode) {
        return add(new InsnNode(opcode));
    }

    MeterCode get(String field, String descriptor) {
        return add(new FieldInsnNode(Opcodes.GETSTATIC, METER, field, descriptor));
    }

    MeterCode put(String field, String descriptor) {
        return add(new FieldInsnNode(Opcodes.PUTSTATIC, METER, field, descriptor));
    }

    MeterCode call(String method, String descriptor) {
        return add(new MethodInsnNode(Opcodes.INVOKESTATIC, METER, method, descriptor, false));
    }

    /** Subtracts cycles from a budget in a local variable. */
    MeterCode subtract(int variable, int cycles) {
        if (cycles <= -Short.MIN_VALUE) {
            return add(new IincInsnNode(variable, -cycles));
        }
        return load(variable).push(cycles).op(Opcodes.ISUB).store(variable);
    }

    /** Calls a method of the meter if a budget is used up; stores the next one. */
    MeterCode check(int variable, String exhausted) {
        LabelNode enough = new LabelNode();
        return load(variable).jump(Opcodes.IFGE, enough)
                .load(variable).call(exhausted, "(I)I").store(variable)
                .add(enough);
    }

    MeterCode jump(int opcode, LabelNode target) {
        return add(new JumpInsnNode(opcode, target));
    }

    MeterCode add(AbstractInsnNode node) {
        code.add(node);
        return this;
    }
}
