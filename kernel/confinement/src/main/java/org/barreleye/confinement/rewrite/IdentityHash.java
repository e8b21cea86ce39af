package org.barreleye.confinement.rewrite;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives classes without a hash code of their own one that is the same in every JVM: the number of the object in the
 * order in which objects of its domain are first asked. So the order of hash tables of such objects is the same, too.
 */
final class IdentityHash {
    private static final String FIELD = "$identityHash";

    private IdentityHash() {}

    static void addTo(ClassNode node) {
        boolean isEligible = (node.access & Opcodes.ACC_INTERFACE) == 0 && "java/lang/Object".equals(node.superName)
                && node.methods.stream().noneMatch(method -> method.name.equals("hashCode")
                        && method.desc.equals("()I"));
        if (!isEligible) {
            return;
        }
        node.fields.add(new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC, FIELD, "I", null, null));
        MethodNode method = new MethodNode(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "hashCode", "()I", null, null);
        LabelNode known = new LabelNode();
        method.instructions = new MeterCode()
                .add(new VarInsnNode(Opcodes.ALOAD, 0)).add(field(Opcodes.GETFIELD, node)).jump(Opcodes.IFNE, known)
                .add(new VarInsnNode(Opcodes.ALOAD, 0)).call("nextHash", "()I").add(field(Opcodes.PUTFIELD, node))
                .add(known)
                .add(new VarInsnNode(Opcodes.ALOAD, 0)).add(field(Opcodes.GETFIELD, node)).op(Opcodes.IRETURN)
                .list();
        node.methods.add(method);
    }

    private static FieldInsnNode field(int opcode, ClassNode node) {
        return new FieldInsnNode(opcode, node.name, FIELD, "I");
    }
}
