package org.barreleye.confinement.check;

import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;

/** The methods of the JDK that link what Java compilers make of lambda expressions, records and the like. */
final class Bootstraps {
    private Bootstraps() {}

    /** Returns whether a program may let this method link a call. */
    static boolean isAllowed(Handle bootstrap) {
        String type = bootstrap.getOwner();
        return List.of("java/lang/invoke/LambdaMetafactory", "java/lang/invoke/StringConcatFactory",
                "java/lang/runtime/ObjectMethods", "java/lang/runtime/SwitchBootstraps").contains(type)
                || type.equals("java/lang/invoke/ConstantBootstraps")
                && List.of("enumConstant", "nullConstant", "primitiveClass").contains(bootstrap.getName());
    }

    /** The arguments of a dynamic constant. */
    static Object[] arguments(ConstantDynamic constant) {
        Object[] arguments = new Object[constant.getBootstrapMethodArgumentCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = constant.getBootstrapMethodArgument(i);
        }
        return arguments;
    }
}
