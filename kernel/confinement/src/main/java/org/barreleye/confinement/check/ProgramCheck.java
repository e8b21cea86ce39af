package org.barreleye.confinement.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.confinement.finding.Finding;
import org.barreleye.confinement.image.ProgramClasses;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The check of the classes of programs: finds everything in them that programs may not do. */
public final class ProgramCheck {
    private final ProgramClasses classes;
    private final ApiRules rules;
    private final List<Finding> findings = new ArrayList<>();

    private ProgramCheck(ProgramClasses classes, ApiRules rules) {
        this.classes = classes;
        this.rules = rules;
    }

    /** All findings, in the order of the classes and of the lines in them. */
    public static List<Finding> findingsIn(ProgramClasses classes, ApiRules rules) {
        ProgramCheck check = new ProgramCheck(classes, rules);
        classes.all().forEach(check::check);
        return check.findings;
    }

    private void check(ClassNode node) {
        checkSupertype(node, node.superName);
        node.interfaces.forEach(name -> checkSupertype(node, name));
        for (MethodNode method : node.methods) {
            checkDeclaration(node, method);
            findings.addAll(new MethodCheck(classes, rules, node, method).findings());
        }
    }

    private void checkSupertype(ClassNode node, String name) {
        if (classes.contains(name)) {
            return;
        }
        String type = name.replace('/', '.');
        Optional<String> instead = rules.replacementOf(type);
        instead.ifPresent(replacement -> findings.add(Finding.ofClass(
                node.name, source(node), "extends or implements " + type, replacement)));
    }

    private void checkDeclaration(ClassNode node, MethodNode method) {
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            add(node, method, "is native", "Java: programs have no native code");
        }
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            add(node, method, "is synchronized, which would stop the machine", "Mutex of org.barreleye.domain.thread");
        }
        if (method.name.equals("finalize") && method.desc.equals("()V")) {
            add(node, method, "is a finalizer", "a method that is called when the object is no longer needed");
        }
    }

    private void add(ClassNode node, MethodNode method, String problem, String instead) {
        findings.add(new Finding(node.name.replace('/', '.'), method.name, source(node), MethodCheck.firstLine(method),
                problem, instead));
    }

    static String source(ClassNode node) {
        return node.sourceFile == null ? "" : node.sourceFile;
    }
}
