package cityip.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Joins JTE, the languages, and the viewer to Spring MVC. A controller names a template and gets the frame for free. */
@Configuration(proxyBeanMethods = false)
class WebFrame implements WebMvcConfigurer {

  private final ObjectProvider<Navigation> navigation;
  private final ObjectProvider<Notice> notices;
  private final ObjectProvider<Drafts> drafts;
  private final Duration session;

  WebFrame(ObjectProvider<Navigation> navigation, ObjectProvider<Notice> notices, ObjectProvider<Drafts> drafts, @Value("${spring.session.timeout}") Duration session) {
    this.navigation = navigation;
    this.notices = notices;
    this.drafts = drafts;
    this.session = session;
  }

  @Bean
  TemplateEngine templates() {
    return TemplateEngine.createPrecompiled(ContentType.Html);
  }

  /** Some fifteen lines of ours until JTE's starter for Boot 4 can be had. */
  @Bean
  TemplateViews templateViews(TemplateEngine engine) {
    return new TemplateViews(engine);
  }

  /** Asked before Spring's own resolvers, which would look for JSPs. */
  record TemplateViews(TemplateEngine engine) implements ViewResolver, Ordered {
    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
      return name.startsWith("redirect:") || name.startsWith("forward:") ? null : new TemplateView(engine, name + ".jte");
    }

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }
  }

  private record TemplateView(TemplateEngine engine, String template) implements View {
    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
      var output = new Utf8ByteOutput();
      var parameters = new java.util.HashMap<String, Object>();
      if (model != null) {
        parameters.putAll(model);
      }
      parameters.keySet().removeIf(key -> key.startsWith("org.springframework"));
      engine.render(template, parameters, output);
      response.setContentType("text/html;charset=UTF-8");
      if (parameters.get("frame") instanceof Frame frame && frame.viewer().signedIn()) {
        response.setHeader("Cache-Control", "no-store");
      }
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    }
  }

  @Bean
  CookieLocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver("lang");
    resolver.setDefaultLocaleFunction(request -> Locale.SIMPLIFIED_CHINESE);
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieSameSite("Lax");
    resolver.setRejectInvalidCookies(false);
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    var language = new LocaleChangeInterceptor();
    language.setParamName("lang");
    language.setIgnoreInvalidLocale(true);
    registry.addInterceptor(language);
    registry.addInterceptor(new FrameInterceptor());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ViewerArgument());
  }

  /** The viewer of the current request; anybody when nobody is signed in. */
  static Viewer viewer() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn person ? person.viewer() : Viewer.ANYBODY;
  }

  /** The token's usual name: to ask the token for it would already make one, and with it a session. */
  private static final String CSRF = "_csrf";

  Frame frame(HttpServletRequest request) {
    var viewer = viewer();
    var items = navigation.orderedStream().flatMap(entry -> entry.items(viewer).stream())
        .sorted(Comparator.comparingInt(Navigation.Item::order)).toList();
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    var query = request.getQueryString();
    var path = request.getRequestURI();
    var said = RequestContextUtils.getInputFlashMap(request);
    return new Frame(viewer, items, path, query == null ? path : path + "?" + query,
        CSRF, () -> csrf == null ? "" : csrf.getToken(),
        notices.orderedStream().flatMap(notice -> notice.word().stream()).toList(), session.toMinutes(), form -> drafts(viewer, form),
        said != null && said.get("said") instanceof String word ? List.of(word) : List.of());
  }

  private Map<String, String> drafts(Viewer viewer, String form) {
    var account = viewer.accountId();
    return account == null ? Map.of() : drafts.getObject().of(account, form);
  }

  /** A form that keeps a draft names it in {@code _draft}; the draft ends when the form was taken, which a redirect says. */
  private final class FrameInterceptor implements HandlerInterceptor {

    private static final Set<String> LEAVES = Set.of("redirect:", "forward:");

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
        org.springframework.web.servlet.@Nullable ModelAndView page) {
      var name = page == null ? null : page.getViewName();
      if (page != null && name != null && LEAVES.stream().noneMatch(name::startsWith)) {
        page.addObject("frame", frame(request));
      }
      var form = request.getParameter("_draft");
      var account = viewer().accountId();
      if (form != null && account != null && name != null && name.startsWith("redirect:")) {
        drafts.getObject().drop(account, form);
      }
    }
  }

  private static final class ViewerArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
        @Nullable WebDataBinderFactory binder) {
      return viewer();
    }
  }
}
