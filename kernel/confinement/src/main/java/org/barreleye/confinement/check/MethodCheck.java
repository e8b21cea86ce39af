package org.barreleye.confinement.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.confinement.finding.Finding;
import org.barreleye.confinement.image.ProgramClasses;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The check of one method of a program. */
final class MethodCheck {
    private static final String REGULAR_CHARACTERS = "\\.[]{}()*+-?^$|";
    private static final String SPLIT = "java.lang.String#split";

    private final ProgramClasses classes;
    private final ApiRules rules;
    private final ClassNode owner;
    private final MethodNode method;
    private final List<Finding> findings = new ArrayList<>();
    private int line;

    MethodCheck(ProgramClasses classes, ApiRules rules, ClassNode owner, MethodNode method) {
        this.classes = classes;
        this.rules = rules;
        this.owner = owner;
        this.method = method;
    }

    /** The first line of a method; 0 if the class file does not say. */
    static int firstLine(MethodNode method) {
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** All findings in the method. */
    List<Finding> findings() {
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode number) {
                line = number.line;
            } else {
                check(node);
            }
        }
        return findings;
    }

    private void check(AbstractInsnNode node) {
        if (node instanceof MethodInsnNode call) {
            checkCall(call);
        } else if (node instanceof FieldInsnNode field) {
            checkMember("uses", field.owner, field.name, field.desc);
        } else if (node instanceof TypeInsnNode type) {
            checkType(type.desc);
        } else if (node instanceof MultiANewArrayInsnNode array) {
            checkType(array.desc);
            if (array.dims > 2) {
                add("creates an array of " + array.dims + " dimensions at once", "a loop over the first dimensions");
            }
        } else if (node instanceof LdcInsnNode constant) {
            checkConstant(constant.cst);
        } else if (node instanceof InvokeDynamicInsnNode dynamic) {
            checkBootstrap(dynamic.bsm, dynamic.bsmArgs);
        } else if (node.getOpcode() == Opcodes.MONITORENTER) {
            add("synchronizes, which would stop the machine", "Mutex of org.barreleye.domain.thread");
        } else if (node.getOpcode() == Opcodes.JSR || node.getOpcode() == Opcodes.RET) {
            add("has a subroutine of the byte code", "a Java compiler of today");
        }
    }

    private void checkCall(MethodInsnNode call) {
        if (call.getOpcode() == Opcodes.INVOKESPECIAL && call.owner.equals("java/lang/Object")
                && call.name.equals("finalize")) {
            add("calls a finalizer", "a method of your own");
        }
        if (call.owner.equals("java/lang/String") && call.name.equals("split") && !splitsAtCharacter(call)) {
            add("calls " + SPLIT.replace('#', '.') + " with a regular expression, whose time has no bound",
                    "split with a constant of one character, or indexOf");
        }
        checkMember("calls", call.owner, call.name, call.desc);
    }

    /** Returns whether the separator is a constant that the JDK does not compile to a regular expression. */
    private static boolean splitsAtCharacter(MethodInsnNode call) {
        AbstractInsnNode before = call.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        if (call.desc.startsWith("(Ljava/lang/String;I)") && before != null) {
            before = before.getPrevious();
        }
        return before instanceof LdcInsnNode constant && constant.cst instanceof String separator
                && (separator.length() == 1 && REGULAR_CHARACTERS.indexOf(separator.charAt(0)) < 0
                || separator.length() == 2 && separator.charAt(0) == '\\'
                && !Character.isLetterOrDigit(separator.charAt(1)));
    }

    private void checkConstant(Object constant) {
        if (constant instanceof Type type) {
            if (type.getSort() == Type.METHOD) {
                add("has a method type as a constant", "interfaces and lambda expressions");
            } else {
                checkType(type.getInternalName());
            }
        } else if (constant instanceof Handle handle) {
            add("has a method handle as a constant", "interfaces and lambda expressions");
            checkHandle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            add("has a dynamic constant", "a static field");
            checkBootstrap(dynamic.getBootstrapMethod(), new Object[0]);
        }
    }

    private void checkBootstrap(Handle bootstrap, Object[] arguments) {
        if (!Bootstraps.isAllowed(bootstrap)) {
            add("links a call by " + bootstrap.getOwner().replace('/', '.') + "." + bootstrap.getName(),
                    "lambda expressions, records, switches and string concatenation of a Java compiler");
        }
        for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
                checkHandle(handle);
            } else if (argument instanceof Type type && type.getSort() != Type.METHOD) {
                checkType(type.getInternalName());
            } else if (argument instanceof ConstantDynamic dynamic) {
                checkBootstrap(dynamic.getBootstrapMethod(), Bootstraps.arguments(dynamic));
            }
        }
    }

    private void checkHandle(Handle handle) {
        checkMember("refers to", handle.getOwner(), handle.getName(), handle.getDesc());
    }

    private void checkType(String internalName) {
        Type type = Type.getObjectType(internalName);
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT && !classes.contains(element.getInternalName())) {
            String name = element.getClassName();
            rules.replacementOf(name).ifPresent(instead -> add("uses " + name, instead));
        }
    }

    /** Checks a method or field where it is declared, for a program's own class in the classes above it. */
    private void checkMember(String verb, String type, String name, String descriptor) {
        if (type.startsWith("[")) {
            return; // clone of an array
        }
        Set<String> ancestors = classes.ancestors(type);
        if (!classes.contains(type) && refuseType(verb, type, name)) {
            return;
        }
        for (String ancestor : ancestors) {
            if (classes.contains(ancestor)) {
                if (declares(classes.find(ancestor).orElseThrow(), name, descriptor)) {
                    return;
                }
                continue;
            }
            Optional<String> instead = rules.replacementOf(ancestor.replace('/', '.'), name, descriptor);
            if (instead.isPresent() && (ancestor.equals(type) || !name.startsWith("<"))) {
                add(verb + " " + ancestor.replace('/', '.') + "." + name, instead.get());
                return;
            }
        }
    }

    private boolean refuseType(String verb, String type, String name) {
        String typeName = type.replace('/', '.');
        Optional<String> instead = rules.replacementOf(typeName);
        instead.ifPresent(replacement -> add(verb + " " + typeName + "." + name, replacement));
        return instead.isPresent();
    }

    private static boolean declares(ClassNode node, String name, String descriptor) {
        return node.methods.stream().anyMatch(found -> found.name.equals(name) && found.desc.equals(descriptor))
                || node.fields.stream().anyMatch(found -> found.name.equals(name) && found.desc.equals(descriptor));
    }

    private void add(String problem, String instead) {
        Finding finding = new Finding(owner.name.replace('/', '.'), method.name, ProgramCheck.source(owner), line,
                problem, instead);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
