package org.barreleye.hamlet.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of all predicates for two capabilities, by the columns of a vector file. */
final class PairPredicates {
    private final GeneratedPredicates generated;

    PairPredicates(GeneratedPredicates generated) {
        this.generated = generated;
    }

    Map<String, String> of(Object left, Object right) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("L.addr()", hex("address", left));
        answers.put("L.size()", hex("size", left));
        answers.put("R.addr()", hex("address", right));
        answers.put("R.size()", hex("size", right));
        answers.put("cmp(L,R)", sign("compare", left, right));
        answers.put("cmp(R,L)", sign("compare", right, left));
        answers.put("cmp(L,L)", sign("compare", left, left));
        answers.put("cmpT(L,R)", sign("compare", left, 1L, right, 2L));
        answers.put("cmpT(R,L)", sign("compare", right, 2L, left, 1L));
        answers.put("copy(L,R)", bit("isCopy", left, right));
        answers.put("copy(R,L)", bit("isCopy", right, left));
        answers.put("copy(L,L)", bit("isCopy", left, left));
        answers.put("anc(child=L,parent=R)", bit("isAncestor", left, right));
        answers.put("anc(child=R,parent=L)", bit("isAncestor", right, left));
        Object leftType = type(left);
        Object rightType = type(right);
        answers.put("wf(L->R)", bit("isWellFounded", leftType, rightType));
        answers.put("wf(R->L)", bit("isWellFounded", rightType, leftType));
        answers.put("eqtype", bit("isEqualType", leftType, rightType));
        return answers;
    }

    private static Object type(Object capability) {
        try {
            return capability.getClass().getMethod("type").invoke(capability);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated capability has no type", e);
        }
    }

    private String hex(String relation, Object... arguments) {
        return Long.toHexString((Long) generated.invoke(relation, arguments));
    }

    private String sign(String relation, Object... arguments) {
        return Integer.toString(Integer.signum((Integer) generated.invoke(relation, arguments)));
    }

    private String bit(String relation, Object... arguments) {
        return (Boolean) generated.invoke(relation, arguments) ? "1" : "0";
    }
}
