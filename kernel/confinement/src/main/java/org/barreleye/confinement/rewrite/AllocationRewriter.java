package org.barreleye.confinement.rewrite;

import java.util.Optional;
import org.barreleye.confinement.check.ApiRules;
import org.barreleye.confinement.image.ProgramClasses;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Counts the bytes of the objects that one method creates, before it creates them, and the work of the calls of the
 * library whose time depends on their arguments.
 */
final class AllocationRewriter {
    private static final int HEADER = 16;
    private static final int FIELD = 8;

    private final ProgramClasses classes;
    private final ApiRules rules;
    private final MethodNode method;
    private final int budget;
    private final boolean isSimple;

    AllocationRewriter(ProgramClasses classes, ApiRules rules, MethodNode method, int budget, boolean isSimple) {
        this.classes = classes;
        this.rules = rules;
        this.method = method;
        this.budget = budget;
        this.isSimple = isSimple;
    }

    void rewrite() {
        for (AbstractInsnNode node : method.instructions.toArray()) {
            int opcode = node.getOpcode();
            if (opcode == Opcodes.NEW) {
                countObject((TypeInsnNode) node);
            } else if (opcode == Opcodes.NEWARRAY) {
                countArray(node, bytesOf(((IntInsnNode) node).operand));
            } else if (opcode == Opcodes.ANEWARRAY) {
                countArray(node, FIELD);
            } else if (node instanceof MultiANewArrayInsnNode arrays) {
                countArrays(arrays);
            } else if (node instanceof MethodInsnNode call) {
                int bytes = rules.bytesPerUnit(call.owner.replace('/', '.'), call.name, call.desc);
                if (bytes > 0) {
                    countArray(node, bytes);
                }
                rules.priceOf(call.owner.replace('/', '.'), call.name, call.desc)
                        .ifPresent(price -> countWork(call, price));
            }
        }
    }

    private void countObject(TypeInsnNode creation) {
        method.instructions.insertBefore(creation, new MeterCode()
                .get("allocated", "J").push((long) bytesOf(creation.desc)).op(Opcodes.LADD).put("allocated", "J")
                .list());
    }

    /** The bytes of an object: a header and a word for each field that the program's classes declare. */
    private int bytesOf(String type) {
        int fields = 0;
        Optional<ClassNode> node = classes.find(type);
        while (node.isPresent()) {
            for (FieldNode field : node.get().fields) {
                fields += (field.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
            }
            node = classes.find(node.get().superName);
        }
        return HEADER + fields * FIELD;
    }

    private static int bytesOf(int arrayType) {
        return switch (arrayType) {
            case Opcodes.T_BOOLEAN, Opcodes.T_BYTE -> 1;
            case Opcodes.T_CHAR, Opcodes.T_SHORT -> 2;
            case Opcodes.T_INT, Opcodes.T_FLOAT -> 4;
            default -> FIELD;
        };
    }

    /** Counts an array whose length is on the operand stack. */
    private void countArray(AbstractInsnNode creation, int elementBytes) {
        MeterCode code = new MeterCode().op(Opcodes.DUP).push(elementBytes);
        count(creation, code, "array", "(III)I");
    }

    /** Counts arrays whose one or two lengths are on the operand stack; the check refuses more dimensions. */
    private void countArrays(MultiANewArrayInsnNode creation) {
        Type type = Type.getType(creation.desc);
        int bytes = creation.dims == type.getDimensions() ? bytesOf(type.getElementType()) : FIELD;
        if (creation.dims == 1) {
            countArray(creation, bytes);
        } else {
            count(creation, new MeterCode().op(Opcodes.DUP2).push(bytes), "arrays", "(IIII)I");
        }
    }

    /** Counts the work of a call of the library, whose arguments are on the operand stack. */
    private void countWork(MethodInsnNode call, ApiRules.Price price) {
        String operands = switch (price.kind()) {
            case "range" -> "II";
            case "raise" -> "Ljava/lang/Object;I";
            case "product", "power", "width" -> "Ljava/lang/Object;Ljava/lang/Object;";
            default -> "Ljava/lang/Object;";
        };
        boolean isOne = operands.equals("Ljava/lang/Object;");
        count(call, new MeterCode().op(isOne ? Opcodes.DUP : Opcodes.DUP2).push(price.kind()).push(price.cycles()),
                "work", "(" + operands + "Ljava/lang/String;II)I");
    }

    private static int bytesOf(Type element) {
        return switch (element.getSort()) {
            case Type.BOOLEAN, Type.BYTE -> 1;
            case Type.CHAR, Type.SHORT -> 2;
            case Type.INT, Type.FLOAT -> 4;
            default -> FIELD;
        };
    }

    private void count(AbstractInsnNode creation, MeterCode code, String counter, String descriptor) {
        if (isSimple) {
            code.get("budget", "I").call(counter, descriptor).put("budget", "I");
        } else {
            code.load(budget).call(counter, descriptor).store(budget);
        }
        method.instructions.insertBefore(creation, code.list());
    }
}
