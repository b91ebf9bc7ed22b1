/**
 * The protection centre: enrolment of enterprises, fast pre-examination, priority examination, fast confirmation and fast protection of rights (R6).
 *
 * <p>Owns: these procedures, the roster of examiners with their ties, the transparent queue. Three accelerations exist and are never mixed: pre-examination
 * by a centre, priority examination (CNIPA Order 85), PPH. Whether a centre of the city is approved, and for which classes, is dated data: until it
 * is, what is given here is advice, and cases are handed to an approved centre.
 *
 * <p>Plan clauses 二(二)1, 三(一); 专利优先审查管理办法 (国家知识产权局令第85号, from 2026-09-01).
 */
@NullMarked
@ApplicationModule(displayName = "Fast track", allowedDependencies = {"kernel", "ledger", "rulebook", "shell", "casework", "registry"})
package cityip.fasttrack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
