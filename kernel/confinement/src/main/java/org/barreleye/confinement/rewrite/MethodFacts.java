package org.barreleye.confinement.rewrite;

import java.util.List;
import org.barreleye.confinement.image.ProgramClasses;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The properties of a method that decide how it is rewritten.
 *
 * @param isSimple whether it has neither a loop nor a handler nor a call that may lead back into the program; then one
 *     addition counts it
 * @param frameBytes the stack that a frame of it takes, with the frames of the JDK through which it is called
 */
record MethodFacts(boolean isSimple, int frameBytes) {
    // Of an interpreted frame: addresses of return, frame, method, locals, bytecode and so on.
    private static final int FRAME_WORDS = 14;
    private static final int WORD = 8;
    // Between two frames of a program: a stream of five stages has fourteen frames of the JDK.
    private static final int LIBRARY_BYTES = 2 << 10;

    static MethodFacts of(ProgramClasses classes, ClassNode owner, MethodNode method, List<BlockPlan.Block> blocks) {
        boolean isSimple = method.tryCatchBlocks.isEmpty() && !method.name.equals("<clinit>")
                && blocks.stream().noneMatch(BlockPlan.Block::isChecked) && !calls(method);
        int words = method.maxLocals + method.maxStack + FRAME_WORDS;
        return new MethodFacts(isSimple,
                words * WORD + (isCalledByLibrary(classes, owner, method) ? LIBRARY_BYTES : 0));
    }

    private static boolean calls(MethodNode method) {
        for (AbstractInsnNode node : method.instructions) {
            if (mayReenter(node)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a bytecode may run other code of the program. */
    static boolean mayReenter(AbstractInsnNode node) {
        if (node instanceof InvokeDynamicInsnNode dynamic) {
            return !dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory");
        }
        return node instanceof MethodInsnNode call && !isClosed(call);
    }

    /** Returns whether a method of the JDK calls nothing of a program. */
    private static boolean isClosed(MethodInsnNode call) {
        return switch (call.owner) {
            case "java/lang/Math", "java/lang/StrictMath", "java/lang/Character", "java/lang/Integer", "java/lang/Long",
                    "java/lang/Double", "java/lang/Float", "java/lang/Boolean" -> true;
            case "java/lang/String" -> List.of("charAt", "length", "isEmpty", "substring", "hashCode")
                    .contains(call.name);
            case "java/lang/Object" -> call.name.equals("<init>") || call.name.equals("getClass");
            case "java/lang/Record", "java/lang/Enum" -> call.name.equals("<init>");
            default -> call.owner.startsWith("[");
        };
    }

    /** Returns whether the JDK may call a method: one of a lambda expression, or one that it knows by a supertype. */
    private static boolean isCalledByLibrary(ProgramClasses classes, ClassNode owner, MethodNode method) {
        if ((method.access & Opcodes.ACC_SYNTHETIC) != 0 || List.of("toString", "hashCode", "equals")
                .contains(method.name)) {
            return true;
        }
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0 && !method.name.startsWith("<")
                && classes.ancestors(owner.name).stream()
                        .filter(name -> name.startsWith("java/"))
                        .anyMatch(name -> !List.of("java/lang/Object", "java/lang/Record", "java/lang/Enum",
                                "java/lang/Cloneable", "java/lang/constant/Constable", "java/io/Serializable")
                                .contains(name));
    }
}
