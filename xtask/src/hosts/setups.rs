//! How each host is started for one package: as small a configuration as it takes, around the words that
//! the package has for it.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::{FOLDER, Host};
use crate::{
    failure::{Failure, Outcome},
    server::Port,
};

/// Where Debian puts the module for brotli of nginx, which not every Debian has.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Where Debian puts the modules of Apache, and those that the package needs.
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";
const APACHE_NEEDS: [&str; 7] = [
    "alias",
    "authz_core",
    "dir",
    "headers",
    "mime",
    "mpm_event",
    "rewrite",
];

/// Starts nginx, with brotli where its module is there.
pub(super) fn nginx(home: &Path, place: &Path) -> Outcome<Host> {
    let kit = place.join("nginx.conf");
    let mut rules = fs::read_to_string(&kit).map_err(|error| unwritten(&kit, &error))?;
    let (mut encodings, mut module) = (vec!["gzip"], String::new());
    if Path::new(NGINX_BROTLI).is_file() {
        encodings.push("br");
        module = format!("load_module {NGINX_BROTLI};");
        rules = rules.replace("# brotli_static on;", "brotli_static on;");
    }
    let own = home.join("nginx-rules.conf");
    write(&own, &rules)?;
    let port = free_port()?;
    let configuration = home.join("nginx.conf");
    let text = format!(
        "{module}\ndaemon off; master_process off; pid {home}/pid; error_log {home}/nginx.log;\n\
         events {{}}\n\
         http {{ access_log off; client_body_temp_path {home}/b; proxy_temp_path {home}/p; \
         fastcgi_temp_path {home}/f; uwsgi_temp_path {home}/u; scgi_temp_path {home}/s;\n\
         server {{ listen 127.0.0.1:{port};\n\
         location {FOLDER} {{ alias {place}/; include {own}; }} }} }}\n",
        home = home.display(),
        place = place.display(),
        own = own.display(),
    );
    write(&configuration, &text)?;
    let log = home.join("nginx.log");
    let mut command = Command::new("nginx");
    command.arg("-e").arg(&log).arg("-c").arg(configuration);
    start("nginx", command, port, encodings, &log)
}

/// Starts Apache, which finds its rules in the folder.
pub(super) fn apache(home: &Path, place: &Path) -> Outcome<Host> {
    let port = free_port()?;
    let configuration = home.join("apache.conf");
    let log = home.join("apache.log");
    let modules = APACHE_NEEDS
        .map(|module| format!("LoadModule {module}_module {APACHE_MODULES}/mod_{module}.so\n"));
    let text = format!(
        "{modules}ServerRoot {home}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\n\
         PidFile {home}/apache.pid\nDefaultRuntimeDir {home}\nErrorLog {log}\n\
         User www-data\nGroup www-data\nTypesConfig /dev/null\n\
         Alias {FOLDER} {place}/\nAccessFileName htaccess\n\
         <Directory {place}>\nAllowOverride All\nRequire all granted\n</Directory>\n",
        modules = modules.concat(),
        home = home.display(),
        place = place.display(),
        log = log.display(),
    );
    write(&configuration, &text)?;
    let mut command = Command::new("apache2");
    command.arg("-X").arg("-f").arg(configuration);
    start("Apache", command, port, vec!["gzip", "br"], &log)
}

/// Starts Caddy.
pub(super) fn caddy(home: &Path, place: &Path) -> Outcome<Host> {
    let port = free_port()?;
    let configuration = home.join("Caddyfile");
    let log = home.join("caddy.log");
    let text = format!(
        "{{\n\tadmin off\n\tauto_https off\n\tlog {{\n\t\toutput file {log}\n\t}}\n}}\n\
         http://127.0.0.1:{port} {{\n\tbind 127.0.0.1\n\
         \thandle_path {FOLDER}* {{\n\t\troot * {place}\n\t\timport {place}/Caddyfile\n\t}}\n}}\n",
        place = place.display(),
        log = log.display(),
    );
    write(&configuration, &text)?;
    let mut command = Command::new("caddy");
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(configuration)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .stderr(Stdio::null());
    start("Caddy", command, port, vec!["gzip", "br"], &log)
}

/// Returns a port that is free: it is given back at once, for the host to take.
fn free_port() -> Outcome<u16> {
    Port::take(0)?.number()
}

fn start(
    name: &'static str,
    mut command: Command,
    port: u16,
    encodings: Vec<&'static str>,
    log: &Path,
) -> Outcome<Host> {
    let child = command
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| Failure::new(format!("cannot start {name}: {error}")))?;
    let host = Host {
        name,
        child,
        port,
        encodings,
    };
    host.wait(log)
}

fn write(file: &Path, text: &str) -> Outcome<()> {
    fs::write(file, text).map_err(|error| unwritten(file, &error))
}

fn unwritten(file: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot use {}: {error}", file.display()))
}
