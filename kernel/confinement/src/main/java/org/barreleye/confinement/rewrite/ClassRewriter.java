package org.barreleye.confinement.rewrite;

import java.util.List;
import org.barreleye.confinement.check.ApiRules;
import org.barreleye.confinement.image.ProgramClasses;
import org.barreleye.kpi.types.Generated;
import org.barreleye.kpi.types.InstructionCosts;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites the classes of programs so that they count what they do. The same classes give the same bytes. */
public final class ClassRewriter {
    private final ProgramClasses classes;
    private final ApiRules rules;
    private final CycleCosts costs;

    /** Rewrites classes for cores of one instruction set. */
    public ClassRewriter(ProgramClasses classes, ApiRules rules, InstructionCosts costs) {
        this.classes = classes;
        this.rules = rules;
        this.costs = new CycleCosts(costs, classes);
    }

    /**
     * The rewritten class file of a class.
     *
     * @throws org.objectweb.asm.MethodTooLargeException if a method does not fit into a class file any more
     */
    public byte[] rewrite(ClassNode original) {
        ClassNode node = copyOf(original);
        boolean isStub = isGenerated(node);
        for (MethodNode method : List.copyOf(node.methods)) {
            if (method.instructions.size() > 0) {
                new MethodRewriter(classes, rules, costs, node, method, isStub).rewrite();
            }
        }
        IdentityHash.addTo(node);
        ClassWriter writer = new HierarchyClassWriter(classes);
        node.accept(writer);
        return writer.toByteArray();
    }

    private static ClassNode copyOf(ClassNode original) {
        ClassWriter writer = new ClassWriter(0);
        original.accept(writer);
        ClassNode copy = new ClassNode();
        new ClassReader(writer.toByteArray()).accept(copy, ClassReader.SKIP_FRAMES);
        copy.version = Math.max(original.version & 0xffff, Opcodes.V1_7) | original.version & 0xffff_0000;
        return copy;
    }

    /** Returns whether a class is a stub: a thread of the program is not preempted in it in favour of another. */
    private static boolean isGenerated(ClassNode node) {
        String annotation = Type.getDescriptor(Generated.class);
        return node.invisibleAnnotations != null
                && node.invisibleAnnotations.stream().anyMatch(found -> found.desc.equals(annotation));
    }
}
