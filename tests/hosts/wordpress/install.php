<?php
// Installs the portal in the working directory.
define( 'WP_INSTALLING', true );
require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Portal Bappeda Contoh', 'sekretariat', 'sekretariat@example.org', false, '', 'rahasia' );
