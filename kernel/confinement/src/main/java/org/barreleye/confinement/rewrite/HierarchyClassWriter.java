package org.barreleye.confinement.rewrite;

import java.util.Set;
import org.barreleye.confinement.image.ProgramClasses;
import org.objectweb.asm.ClassWriter;

/** Computes the frames of rewritten methods from the hierarchy in class files, without loading a class. */
final class HierarchyClassWriter extends ClassWriter {
    private static final String OBJECT = "java/lang/Object";
    private final ProgramClasses classes;

    HierarchyClassWriter(ProgramClasses classes) {
        super(COMPUTE_FRAMES);
        this.classes = classes;
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
        if (classes.isInterface(one) || classes.isInterface(other)) {
            return OBJECT;
        }
        Set<String> ancestors = classes.ancestors(one);
        String common = other;
        while (common != null && !ancestors.contains(common)) {
            common = classes.superName(common);
        }
        return common == null ? OBJECT : common;
    }
}
