package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.naming.JavaNames;

/**
 * The names of the generated classes.
 *
 * @param packagePrefix the package that contains {@code user} and {@code kernel}
 */
record GeneratedNames(String packagePrefix) {
    String userPackage() {
        return packagePrefix + ".user";
    }

    String kernelPackage() {
        return packagePrefix + ".kernel";
    }

    private ClassName user(String name) {
        return ClassName.get(userPackage(), name);
    }

    private ClassName kernel(String name) {
        return ClassName.get(kernelPackage(), name);
    }

    ClassName constants() {
        return user("Constants");
    }

    ClassName objectType() {
        return user("ObjectType");
    }

    ClassName attribute() {
        return user("Attribute");
    }

    ClassName space() {
        return user("Space");
    }

    ClassName objectRights() {
        return user("ObjectRights");
    }

    ClassName operationRights() {
        return user("OperationRights");
    }

    ClassName retype() {
        return user("Retype");
    }

    /** The marker interface of the types that can be retyped from a type. */
    ClassName retypeFrom(CapabilityType source) {
        return retype().nestedClass("From" + JavaNames.stem(source));
    }

    /** The class of the constant for a type that retype can make. */
    ClassName retypeTo(CapabilityType target) {
        return retype().nestedClass("To" + JavaNames.stem(target));
    }

    ClassName reference(CapabilityType type) {
        return user(JavaNames.stem(type) + "Reference");
    }

    ClassName result(CapabilityType type, Invocation invocation) {
        return user(JavaNames.result(type, invocation));
    }

    ClassName capability() {
        return kernel("Capability");
    }

    ClassName capability(CapabilityType type) {
        return kernel(JavaNames.stem(type) + "Capability");
    }

    /** The record of a type, or the interface of all types that have the invocations of its template. */
    ClassName capabilityFamily(CapabilityType type) {
        return capability(type.invocationType());
    }

    ClassName relations() {
        return kernel("Relations");
    }

    ClassName referenceRelations() {
        return kernel("ReferenceRelations");
    }

    ClassName physicalWindow() {
        return kernel("PhysicalWindow");
    }

    ClassName retypeRules() {
        return kernel("RetypeRules");
    }

    ClassName mintRules() {
        return kernel("MintRules");
    }

    ClassName wireForm() {
        return kernel("WireForm");
    }

    ClassName slotForm() {
        return kernel("SlotForm");
    }

    /** The accessors of the fields of a type in a slot. */
    ClassName slot(CapabilityType type) {
        return kernel(JavaNames.stem(type) + "Slot");
    }

    /** The table of capabilities that are referred to by number. */
    ClassName referents() {
        return kernel("Referents");
    }

    ClassName typeInvocations() {
        return kernel("TypeInvocations");
    }

    ClassName invocations(CapabilityType type) {
        return kernel(JavaNames.stem(type) + "Invocations");
    }

    ClassName objectLifecycle() {
        return kernel("ObjectLifecycle");
    }

    ClassName dispatch(CapabilityType type) {
        return kernel(JavaNames.stem(type) + "Dispatch");
    }

    ClassName invocationDispatch() {
        return kernel("InvocationDispatch");
    }
}
