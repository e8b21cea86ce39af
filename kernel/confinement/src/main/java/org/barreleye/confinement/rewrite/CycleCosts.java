package org.barreleye.confinement.rewrite;

import static org.objectweb.asm.Opcodes.*;

import org.barreleye.confinement.image.ProgramClasses;
import org.barreleye.kpi.types.InstructionCosts;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The cycles of the bytecodes of a program on cores of one instruction set.
 *
 * @param table the costs of the instruction set
 * @param classes the classes of the program: calls of others are calls of the library
 */
record CycleCosts(InstructionCosts table, ProgramClasses classes) {
    /** The cycles of one bytecode; 0 for a move between local variables and the operand stack, and for labels. */
    int of(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        if (opcode < 0 || isMove(opcode)) {
            return 0;
        }
        return switch (opcode) {
            case IMUL, LMUL, FMUL, DMUL -> table.multiply();
            case IDIV, LDIV, FDIV, DDIV, IREM, LREM, FREM, DREM -> table.divide();
            case IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD, IASTORE, LASTORE, FASTORE, DASTORE,
                    AASTORE, BASTORE, CASTORE, SASTORE, GETSTATIC, PUTSTATIC, GETFIELD, PUTFIELD, ARRAYLENGTH ->
                    table.memory();
            case INSTANCEOF, CHECKCAST -> table.memory() + table.branch();
            case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE -> ofCall((MethodInsnNode) node);
            case INVOKEDYNAMIC -> table.library() + table.allocation();
            case NEW, NEWARRAY, ANEWARRAY, MULTIANEWARRAY -> table.allocation();
            default -> isJump(opcode) ? table.branch() : table.arithmetic();
        };
    }

    private int ofCall(MethodInsnNode call) {
        return classes.contains(call.owner) ? table.call() : table.library();
    }

    private static boolean isMove(int opcode) {
        return opcode <= ALOAD || opcode >= ISTORE && opcode <= ASTORE || opcode >= POP && opcode <= SWAP;
    }

    private static boolean isJump(int opcode) {
        return opcode >= IFEQ && opcode <= RETURN || opcode >= IFNULL && opcode <= IFNONNULL || opcode == ATHROW;
    }
}
